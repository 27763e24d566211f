"""Removes the pauses between the requests of a locustfile's users, and ends the run after a number of requests."""

import os

import gevent
from locust import events

LIMIT = int(os.environ["REQUESTS"])


@events.init.add_listener
def hurry(environment, **_):
    for user in environment.user_classes:
        user.wait_time = lambda self: 0


seen = 0


@events.request.add_listener
def count(**_):
    global seen
    seen += 1
    if seen == LIMIT:
        # In a different greenlet, because otherwise the user's last request would not be counted.
        gevent.spawn(ENVIRONMENT.runner.quit)


@events.init.add_listener
def keep(environment, **_):
    global ENVIRONMENT
    ENVIRONMENT = environment
