"""A run: which claims, in which process, and what is known of them already.

plan       what a run has to do, in slices
run        the claims of slices, in this process
shard      one run divided into parts
cache      verdicts kept from one run to the next
wire       what processes say to each other
worker     a process that checks slices
supervise  several of them, with their limits
spread     the same by any executor, and on a Dask cluster
"""
