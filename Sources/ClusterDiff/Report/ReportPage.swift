internal import Diagnostics

/// The frame of an HTML report: a page without scripts or other files, for light and dark colors.
package enum ReportPage {
  /// The page with a title, which is escaped, and a body, which is HTML.
  package static func text(title: String, body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.xmlText)</title>
    <style>
    :root { color-scheme: light dark; --rule: #8884; --old: #b42318; --new: #067647; }
    @media (prefers-color-scheme: dark) { :root { --old: #ff8f85; --new: #5fd39b; } }
    body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
    code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
    section { border-top: 1px solid var(--rule); padding: .5rem 0; }
    .old::before { content: "- "; } .old { color: var(--old); }
    .new::before { content: "+ "; } .new { color: var(--new); }
    .risk { font-weight: 600; } .faint { opacity: .7; } ul { margin: .25rem 0; }
    </style>
    </head>
    <body>
    <h1>\(title.xmlText)</h1>
    \(body)</body>
    </html>

    """
  }
}
