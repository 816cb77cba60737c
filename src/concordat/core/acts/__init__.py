"""What people did, in the past tense: each act says what it holds, whom it names, what is wrong
with it and how it reads.

Words (narratives, names) are never in an act, which holds the ids of sealed notes. What a file here
lists in its `__all__` is imported from `concordat.core.acts`.
"""

from concordat.core.acts.actions import *
from concordat.core.acts.adding import *
from concordat.core.acts.addressing import *
from concordat.core.acts.agreeing import *
from concordat.core.acts.asking import *
from concordat.core.acts.base import *
from concordat.core.acts.bringing_in import *
from concordat.core.acts.case_so_far import *
from concordat.core.acts.confirming import *
from concordat.core.acts.correcting import *
from concordat.core.acts.danger import *
from concordat.core.acts.dates import *
from concordat.core.acts.days import *
from concordat.core.acts.doing import *
from concordat.core.acts.handing import *
from concordat.core.acts.knowing import *
from concordat.core.acts.ladder import *
from concordat.core.acts.linking import *
from concordat.core.acts.raising import *
from concordat.core.acts.sound import *
from concordat.core.acts.stating import *
