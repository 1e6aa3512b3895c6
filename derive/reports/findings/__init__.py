"""What machines and reviewers are shown: places in files, and what is to be said of them.

finding    one such place; those of a run
rows       those of the rows of documents
workspace  from where paths are counted
columns    in which column it is
formats    the four formats: concise, github, sarif and gitlab
sarif, gitlab, concise  what each writes; GitHub's commands are in `reports.github`
"""
