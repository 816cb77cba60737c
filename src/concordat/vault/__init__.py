"""The vault seals words, and opens them as long as their keys exist. Use
`concordat.vault.service`.
"""
