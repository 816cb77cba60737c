"""The vault: seals words, and opens them for as long as their keys exist. Use
`concordat.vault.service`.
"""
