import ArgumentParser
import ChartRendering
import Diagnostics
import KubernetesFacts

/// Options of the formats that refer to a repository, from which a GitOps controller deploys the system.
struct GitOpsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Git repository that the GitOps controller reads. Required with --format argocd, flux, or all.",
      valueName: "url"))
  var repository: String?

  @Option(
    help:
      "Branch or full commit hash that the GitOps controller reads; for a tag, refs/tags/NAME. Defaults to main.",
    transform: { text in
      guard GitReference.accepts(text) else { throw ValidationError("expected \(GitReference.expected)") }
      return text
    })
  var revision: String?

  @Option(
    help: ArgumentHelp(
      "Folder in the Git repository that contains the folders of the formats, such as helm; <app> stands for the app's name. "
        + "Defaults to charts/<app>.",
      valueName: "folder"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "Format that the GitOps controller applies: helm, kustomize, or manifests. Defaults to helm.",
      valueName: "format"),
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
        + "Defaults to Argo CD's own cluster. Repeatable.",
      valueName: "url"))
  var destination: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Argo CD project, for all profiles or for one (PROFILE=NAME). Defaults to the project 'default'. Repeatable.",
      valueName: "name"))
  var project: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Whether the GitOps controller applies a commit by itself, for all profiles or for one (PROFILE=WHEN): \(syncs). "
        + "Defaults to automatic. Repeatable.",
      valueName: "when"),
    transform: { text in
      let name = text.split(separator: "=", maxSplits: 1).last ?? ""
      guard GitOpsSource.Sync(rawValue: String(name)) != nil else {
        throw ValidationError(
          "expected WHEN or PROFILE=WHEN, where WHEN is \(syncs), found '\(text)'")
      }
      return text
    })
  var sync: [String] = []

  @Option(
    help: ArgumentHelp(
      "Namespace for the Argo CD or Flux objects. Defaults to argocd or flux-system.", valueName: "namespace"),
    transform: { text in
      guard NameForm.label.accepts(text), text.utf8.count <= NameForm.label.limit else {
        throw ValidationError(
          "expected at most \(NameForm.label.limit) \(NameForm.label.expected), found '\(text)'")
      }
      return text
    })
  var controllerNamespace: String?

  @Flag(
    help:
      "Add a finalizer to each Argo CD Application, so that deleting the Application also deletes the system's objects."
  )
  var finalizer = false

  @Option(
    help: ArgumentHelp(
      "YAML file with the clusters that run the systems. For each system, renders one Argo CD ApplicationSet for all "
        + "clusters, or one Flux folder for each cluster.",
      valueName: "file"),
    completion: .file())
  var clusters: String?

  func validate() throws {
    if let repository { try Self.check(repository: repository) }
    if clusters != nil, !destination.isEmpty {
      throw ValidationError(
        "--clusters and --destination are mutually exclusive: the --clusters file selects the clusters")
    }
  }

  /// The names of the options that are set but have no effect without a repository.
  var given: [String] {
    [
      ("--repository", repository != nil), ("--revision", revision != nil), ("--path", path != nil),
      ("--source", source != nil), ("--destination", !destination.isEmpty), ("--project", !project.isEmpty),
      ("--sync", !sync.isEmpty), ("--controller-namespace", controllerNamespace != nil),
      ("--finalizer", finalizer), ("--clusters", clusters != nil),
    ]
    .filter(\.1).map(\.0)
  }

  /// The location of the systems for a GitOps controller.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the list of clusters cannot be read, or 65 if it is invalid.
  func repositorySource() throws(CommandFailure) -> GitOpsSource {
    var result = GitOpsSource(repository: repository ?? "")
    if let revision { result.revision = revision }
    if let path { result.path = path }
    if let source { result.form = source }
    for text in destination { result.destination.set(text) { $0 } }
    for text in project { result.project.set(text) { $0 } }
    for text in sync { result.sync.set(text) { GitOpsSource.Sync(rawValue: $0) } }
    result.controllerNamespace = controllerNamespace
    result.deletesSystem = finalizer
    if let clusters {
      let list = ClusterList(try InputFile.read(clusters), from: clusters == "-" ? "<stdin>" : clusters)
      try Pipeline.check(list.faults)
      result.clusters = list.clusters
    }
    return result
  }
}

extension GitOpsOptions {
  /// Checks the address of a repository.
  ///
  /// The option does not use this check as its `transform`, because errors of a `transform` contain the value and
  /// thus a password.
  static func check(repository text: String) throws {
    guard !GitOpsSource.hasCredentials(repository: text) else {
      throw ValidationError(
        "--repository contains credentials, which would be written into the rendered files: remove the user name and "
          + "the password from the address, and store them in a Secret of the GitOps controller")
    }
    guard GitOpsSource.accepts(repository: text) else {
      throw ValidationError(
        "invalid repository '\(text)': use an address such as https://git.example.com/shop.git "
          + "or git@example.com:shop.git")
    }
  }
}

extension PerProfile {
  /// Sets the value of all profiles (`VALUE`) or of one (`PROFILE=VALUE`).
  fileprivate mutating func set(_ text: String, _ value: (String) -> Value?) {
    // Further equals signs are part of a URL.
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, !parts[0].contains(":") {
      own[parts[0]] = value(parts[1])
    } else if let value = value(text) {
      common = value
    }
  }
}

private let syncs = GitOpsSource.Sync.allCases.map(\.rawValue).oneOf
private let forms = GitOpsSource.Form.allCases.map(\.rawValue).oneOf
