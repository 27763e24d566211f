import ArgumentParser
import ChartRendering

/// Options of the formats that name a repository, in which a GitOps controller finds the system.
struct GitOpsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Git repository that a GitOps controller reads; argocd and flux need it.", valueName: "url"))
  var repository: String?

  @Option(help: "The branch, tag or commit that it reads; main by default.")
  var revision: String?

  @Option(
    help: ArgumentHelp(
      "The folder with the system's formats in the repository, <app> standing for the app's name; "
        + "charts/<app> by default.",
      valueName: "folder"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "What it applies: \(forms); the Helm chart by default.", valueName: "format"),
    transform: { text in
      guard let form = GitOpsSource.Form(rawValue: text) else {
        throw ValidationError("expected \(forms), found '\(text)'")
      }
      return form
    })
  var source: GitOpsSource.Form?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The API server of the cluster that Argo CD deploys to, or that of one profile (PROFILE=URL); "
        + "its own cluster by default.",
      valueName: "url"))
  var destination: [String] = []

  /// The names of the options that were given.
  var given: [String] {
    [
      ("--repository", repository != nil), ("--revision", revision != nil), ("--path", path != nil),
      ("--source", source != nil), ("--destination", !destination.isEmpty),
    ]
    .filter(\.1).map(\.0)
  }

  /// Where a GitOps controller finds the systems.
  var repositorySource: GitOpsSource {
    var result = GitOpsSource(repository: repository ?? "")
    if let revision { result.revision = revision }
    if let path { result.path = path }
    if let source { result.form = source }
    for text in destination {
      // A URL's own equals signs stand behind its scheme.
      let parts = text.split(separator: "=", maxSplits: 1)
      if parts.count == 2, !parts[0].contains(":") {
        result.destinations[String(parts[0])] = String(parts[1])
      } else {
        result.destination = text
      }
    }
    return result
  }
}

private let forms = GitOpsSource.Form.allCases.map(\.rawValue).joined(separator: ", ")
