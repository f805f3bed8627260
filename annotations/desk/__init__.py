"""Pages for editors, reviewers and managers, behind a login.

A view fetches through `access`, binds a form, calls a service, and renders or redirects.
"""
