"""The command line: the second front end, for screen readers, shells and clinicians in a hurry.

Plain text or one JSON document; the same coach as the screens. Textual is imported only when screens open.
"""

import gc

gc.set_threshold(200_000)  # nothing that starting makes is garbage: not looking for any starts the screens 25 ms sooner
