from .export import write


def send(x):
    return write()
