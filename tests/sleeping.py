"""A program that takes long: it leaves its number in the file that is named, and sleeps."""

import os
import sys
import time
from pathlib import Path

Path(sys.argv[1]).write_text(str(os.getpid()))
time.sleep(60)
