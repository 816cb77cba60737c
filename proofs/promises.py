"""Every promise that can be shown so far: its number, and the module that shows it.

A module has `TITLE`, the promise in a sentence, and `PARTS`: functions by name, each of which takes
an `Asked` and returns figures. A part that was run is not run again until something changes.
"""

PROMISES = {
    "P1": "proofs.killed",
    "P2": "proofs.synced",
    "P5": "proofs.across",
    "P7": "proofs.written_down",
    "P12": "proofs.faults",
    "P13": "proofs.full_disk",
    "P19": "proofs.given_back",
    "P20": "proofs.usable",
    "P21": "proofs.slow_clients",
    "P22": "proofs.told_so",
    "laws": "proofs.laws",
    "scan": "proofs.scan",
}
