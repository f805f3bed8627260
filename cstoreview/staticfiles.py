"""Static files under names that carry their hash, so that they may be cached for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

OWN_FOLDERS = ("site", "articles", "annotations")

# `import … from "./x.js"`, `import "./x.js"`, `export … from "./x.js"`, `import("./x.js")`: all that leads
# up to the quoted relative path, across no semicolon and no other quotation mark.
JS_IMPORT = (
    r"""(?P<matched>(?P<lead>\b(?:import|export)\b[^'";]*)(?P<quote>["'])(?P<url>\.{1,2}/[^"']+)(?P=quote))""",
    "%(lead)s%(quote)s%(url)s%(quote)s",
)


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it has no types
    """Also rewrites the paths that our own ES modules import.

    Django's own switch (`support_js_module_import_aggregation`) reads every JavaScript file, and
    takes text in the bundles of other packages for imports of files that do not exist.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *((f"{folder}/*.js", (JS_IMPORT,)) for folder in OWN_FOLDERS),
    )
