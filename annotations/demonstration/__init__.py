"""A small desk that lives: demo accounts code and review the seeds, through the services, as people do.

script (the file `seeds/demonstration.json`, read and checked) -> accounts, register, play (what is done).
"""
