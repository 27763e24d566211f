import ArgumentParser
import Diagnostics
import KubernetesFacts
import ManifestTree
import SpecImport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan import`: creates a spec from manifests and proves that it renders the same objects.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Create a spec from manifests, and prove that it renders the same objects.",
    discussion: """
      Reads manifests, the output of 'helm template' or 'kustomize build', and dumps of a live cluster from files, folders, \
      and standard input. Existing files are never changed.

      EXAMPLES
        helm template shop ./chart | portolan import - --output shop
        portolan import manifests/ --output shop --name shop
        kubectl get deploy,sts,svc,cm,hpa,pdb -n shop -o yaml \\
          | portolan import - --output shop
        portolan import --profile dev=out/dev --profile prod=out/prod --output shop
        portolan import manifests/ --output shop --check

      EXIT CODES
        0   the spec renders the same objects  69  no Swift toolchain or gzip
            or --no-proof is set               70  internal error (bug)
        1   the spec renders other objects     73  output exists, or output or
            or has errors                          temporary files cannot be written
        64  invalid usage                      74  standard output cannot be written
        65  invalid input
        66  input not found or not readable
      """)

  @Argument(
    help: ArgumentHelp("Manifest files, folders with manifests, or - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for the spec. Missing folders are created.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(
    help:
      "Name of the system. Defaults to the name in the labels of objects that portolan rendered, or else to the name of the output folder."
  )
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Namespace for objects that do not set one.",
      discussion:
        "Defaults, for each profile, to the namespace that most of its workloads set. If the profile has no workloads, all its objects count. If none of these objects sets a namespace, the objects of all profiles count. If none of them sets one, the default is 'default'."
    ))
  var namespace: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Import these manifests as a profile; values that differ between profiles become conditions in the spec. Repeatable.",
      valueName: "name=path"),
    transform: { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, NameForm.label.accepts(parts[0]) else {
        throw ValidationError(
          "expected NAME=PATH, with a NAME of \(NameForm.label.expected), found '\(text)'")
      }
      return ProfileInput(name: parts[0], path: parts[1])
    })
  var profile: [ProfileInput] = []

  @Flag(help: "Compare the spec in the output folder with the manifests, without writing files.")
  var check = false

  @Flag(help: "Write the spec without compiling or comparing it.")
  var noProof = false

  @OptionGroup var specOptions: SpecOptions

  /// The manifests of a profile.
  struct ProfileInput: Sendable {
    let name: String
    let path: String
  }

  func validate() throws {
    if paths.isEmpty, profile.isEmpty {
      throw ValidationError("manifests, or --profile NAME=PATH, are required")
    }
    if !paths.isEmpty, !profile.isEmpty {
      throw ValidationError("paths and --profile are mutually exclusive: pass all manifests with --profile")
    }
    if check, noProof { throw ValidationError("--check and --no-proof are mutually exclusive") }
  }

  func run() throws {
    do throws(CommandFailure) {
      let isEqual = try importSpec()
      if !isEqual { throw CommandFailure(diagnostics: [], exitCode: 1) }
    } catch {
      throw error.exit()
    }
  }

  private func importSpec() throws(CommandFailure) -> Bool {
    let input = try ImportInput(paths: paths, profiles: profile, namespace: namespace)
    if check {
      let proof = try ImportProof(of: output, input, specOptions)
      try StandardStreams.result(proof.text)
      return proof.isEqual
    }
    let run = ImportRun(
      input: input, name: try systemName(), isNameFixed: name != nil, output: output, options: specOptions)
    return try run.run(proves: !noProof)
  }

  /// The name of the system: the given name, or the output folder's name.
  private func systemName() throws(CommandFailure) -> String {
    let base = name ?? URL(filePath: output).standardizedFileURL.lastPathComponent
    let valid = NameForm.label.accepts(base) ? base : name == nil ? NameForm.label.suggestion(for: base) : nil
    guard let valid, valid.utf8.count <= NameForm.release.limit else {
      throw CommandFailure(
        diagnostics: [
          Diagnostic(
            "command/invalid-name", .error,
            "invalid system name '\(base)': use at most \(NameForm.release.limit) \(NameForm.label.expected)",
            at: nil,
            fix: name == nil
              ? "set a name with --name"
              : NameForm.label.suggestion(for: base).map { "did you mean '\($0)'?" })
        ], exitCode: 64)
    }
    return valid
  }
}

extension StandardStreams {
  /// Writes a result as text.
  /// - Throws: ``CommandFailure`` with the exit code 74 if standard output cannot be written.
  static func result(_ text: String) throws(CommandFailure) {
    do {
      try write(Array(text.utf8))
    } catch {
      // The cause is printed.
      throw CommandFailure(diagnostics: [], exitCode: 74)
    }
  }
}
