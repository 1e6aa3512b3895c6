"""A run: which claims, in which process, and what is known of them already.

plan       what a run has to do, in slices
run        the claims of slices, one after the other, in this process
judging    one claim judged in this process
runner     files loaded once, and their claims checked
problems   verdicts in place of claims that a file cannot show
shard      one run divided into parts
keys       what a verdict depends on, as a digest of what its claim came to
knowing    what became of claims before, where they come to the same
lines      where a claim and its steps stand
cache      verdicts kept from one run to the next
wire       what processes say to each other
worker     a process that checks slices
process    such a process, as its supervisor holds it
early      such processes, started before the command line is read
jobs       slices on their way, in the order of their verdicts
supervise  several processes, with their limits
unjudged   verdicts on claims whose check never ended
spread     the same by any executor, and on a Dask cluster
"""
