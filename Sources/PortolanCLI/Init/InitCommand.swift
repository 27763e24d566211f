import ArgumentParser
import Diagnostics
import KubernetesFacts
import SpecLoading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `portolan init`: create a small working spec with files for editors, Git, and, on request, CI.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Create a small working spec with files for editors, Git, and, on request, CI.",
    discussion: """
      Creates App.swift, .portolan.yaml, .gitignore, Package.swift, and .sourcekit-lsp/config.json in the given folder, or \
      in the current folder. The folder's name becomes the system's name. If one of the files exists, nothing is created.

      EXAMPLES
        portolan init shop
        portolan init shop --ci github --gitops argocd \\
          --repository https://git.example.com/shop.git
      """)

  @Argument(
    help: ArgumentHelp(
      "Folder for the spec; its name becomes the system's name. Defaults to the current folder.",
      valueName: "folder"),
    completion: .directory)
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Also create a workflow for this CI service: github or gitlab. The file is created at the root of the Git repository, or in the new folder outside a repository.",
      valueName: "service"))
  var ci: CIService?

  @Option(
    help: ArgumentHelp(
      "Also render all formats into charts/, and print the commands that push the files and register the system with this GitOps controller: argocd or flux.",
      valueName: "controller"))
  var gitops: GitOpsController?

  @Option(
    help: ArgumentHelp(
      "Git repository that the GitOps controller reads. Required with --gitops.", valueName: "url"))
  var repository: String?

  /// A controller that applies the content of a Git repository.
  enum GitOpsController: String, ExpressibleByArgument, CaseIterable { case argocd, flux }

  func validate() throws {
    if folder?.isEmpty == true { throw ValidationError("the folder name must not be empty") }
    if gitops != nil, repository == nil { throw ValidationError("--gitops requires --repository URL") }
    if gitops == nil, repository != nil { throw ValidationError("--repository requires --gitops") }
    if let repository { try GitOpsOptions.check(repository: repository) }
  }

  func run() throws {
    let path = folder.map { $0.hasSuffix("/") ? $0 : "\($0)/" } ?? ""
    do throws(CommandFailure) {
      try createFiles(in: path)
    } catch {
      throw error.exit()
    }
    let render = renderArguments(spec: ".", output: "").map(\.shellQuoted).joined(separator: " ")
    StandardStreams.say(
      """
      Created '\(folder ?? ".")'. Next:
      \(folder.map { "  cd \($0.shellQuoted)\n" } ?? "")\
        portolan lint .
        portolan \(render) --prune
      \(gitops.map { "  git add . && git commit --message 'Add \(systemName)' && git push\n  kubectl apply -f charts/\(systemName)/\($0.rawValue)\($0 == .argocd ? "/applicationset.yaml" : "")\n" } ?? "")\

      """)
    guard gitops != nil else { return }
    // A path that starts with a dash would be read as an option.
    let spec = path.isEmpty ? "." : path.hasPrefix("-") ? "./\(path)" : path
    try RenderCommand.parse(Array(renderArguments(spec: spec, output: path).dropFirst())).run()
  }

  /// The name of the system: the folder's name.
  private var systemName: String {
    URL(filePath: folder ?? FileManager.default.currentDirectoryPath).standardizedFileURL.lastPathComponent
  }

  /// The arguments that render a spec into a folder below `output`, which is empty or ends with a slash.
  private func renderArguments(spec: String, output: String) -> [String] {
    guard let repository else { return ["render", spec, "--output", "\(output)manifests"] }
    let place = RepositoryFolder(of: folder ?? "").path
    return ["render", spec, "--format", "all", "--repository", repository]
      + (place.isEmpty ? [] : ["--path", "\(place)charts/<app>"]) + ["--output", "\(output)charts"]
  }

  private func createFiles(in folder: String) throws(CommandFailure) {
    let name = systemName
    guard NameForm.label.accepts(name), name.utf8.count <= StarterSpec.nameLimit else {
      throw CommandFailure(diagnostics: [.invalidName(name)], exitCode: 64)
    }
    let frame = SpecFrame(name: name, folder: folder)
    var files =
      [NewFiles.File(path: "\(folder)App.swift", text: StarterSpec(name: name).source)] + frame.frame
    if let ci {
      let place = RepositoryFolder(of: folder)
      let spec = place.path.isEmpty ? "." : String(place.path.dropLast())
      files.append(
        .init(
          path: (place.path.isEmpty ? folder : place.root) + ci.path,
          text: ci.workflow(of: spec, rendering: renderArguments(spec: spec, output: place.path))))
    }
    try NewFiles(files: files).create()
  }
}

extension Diagnostic {
  fileprivate static func invalidName(_ name: String) -> Diagnostic {
    let limit = StarterSpec.nameLimit
    return Diagnostic(
      "command/invalid-name", .error,
      "invalid system name '\(name)', which is the name of the folder: use at most \(limit) \(NameForm.label.expected)",
      at: nil,
      fix: NameForm.label.suggestion(for: name).map { "use a folder named '\($0)'" }
        ?? "use a folder with another name")
  }
}
