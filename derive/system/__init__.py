"""What a process asks of the operating system, and what it gives back: nothing here knows mathematics.

codes       exit codes
plain       text from elsewhere, shown so that it acts on nothing
reading     files whose reading ends
replacing   a file replaced as a whole
versions    the versions that a verdict depends on
limit       a time limit for what runs in this process
child       what a process does that another one started
interrupts  being told to end
orphans     processes that a claim left behind
"""
