import ArgumentParser
import ChartRendering

/// Options of the formats that refer to a repository, from which a GitOps controller deploys the system.
struct GitOpsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Git repository that the GitOps controller reads. Required for argocd and flux.", valueName: "url"))
  var repository: String?

  @Option(help: "Branch, tag or commit of the repository. Defaults to main.")
  var revision: String?

  @Option(
    help: ArgumentHelp(
      "Folder of the system in the repository, with <app> for the app's name. "
        + "Defaults to charts/<app>.",
      valueName: "folder"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "Format that the controller applies: \(forms). Defaults to the Helm chart.", valueName: "format"),
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
      "API server of the cluster that Argo CD deploys to, for all profiles or for one (PROFILE=URL). "
        + "Defaults to Argo CD's own cluster.",
      valueName: "url"))
  var destination: [String] = []

  /// The names of the options that are set.
  var given: [String] {
    [
      ("--repository", repository != nil), ("--revision", revision != nil), ("--path", path != nil),
      ("--source", source != nil), ("--destination", !destination.isEmpty),
    ]
    .filter(\.1).map(\.0)
  }

  /// The location of the systems for a GitOps controller.
  var repositorySource: GitOpsSource {
    var result = GitOpsSource(repository: repository ?? "")
    if let revision { result.revision = revision }
    if let path { result.path = path }
    if let source { result.form = source }
    for text in destination {
      // Further equals signs are part of the URL.
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
