"""The vault: words go in sealed and come out only while their case's key exists. Use
`concordat.vault.service`.
"""
