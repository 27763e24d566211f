package import Diagnostics

extension EvaluatedSpec {
  /// Why a file that a declaration names is not among the spec's inputs, and the fix.
  ///
  /// Only files in the folders of the spec and its libraries are looked up, so that a message describes no other file.
  /// - Parameters:
  ///   - path: the path as it is written in the spec.
  ///   - declaration: the position of the declaration, to whose file the path is relative.
  @Sendable package func problem(
    ofFile path: String, declaredAt declaration: FileLocation
  ) -> (reason: String, fix: String?) {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.isEmpty { return ("the path is empty", "use the path of a file relative to the Swift file") }
    if names.contains("..") || names.first == "" {
      return (
        "expected the path of a file in the folder of the Swift file or a subfolder",
        "move the file beside the Swift file, or move the declaration into a library with the file"
      )
    }
    if names.contains(".git") { return ("portolan does not read files in '.git'", nil) }
    guard let written = SpecPath(path) else {
      return ("the path has an empty component or a control character", nil)
    }
    let own = Files.parent(of: declaration.file).map { "\($0)/" } ?? ""
    guard let folders = sources.folders else {
      return absence(of: own + written.text, written: path, in: own)
    }
    let place = sources.folder + SpecSources.path(of: own + written.text)
    if folders.areLeft(along: written.text, from: sources.folder + SpecSources.path(of: own)) {
      return (
        "the path leads through a symbolic link to a place outside the folders of the spec and its libraries",
        "copy the file into the folder of the Swift file"
      )
    }
    guard let info = try? Files.info(place) else {
      return Files.isLink(place)
        ? (
          "the target of the symbolic link does not exist",
          "restore the target, or replace the link with a file"
        )
        : absence(of: own + written.text, written: path, in: own)
    }
    switch info.kind {
    case .folder:
      return ("the path is a folder", "replace the path with the paths of the files in the folder")
    case .other: return ("the path is not a regular file", nil)
    case .file: break
    }
    if info.size > SpecSources.resourceLimit {
      return (
        "the file has \(info.size) bytes, but a ConfigMap can have at most 1 MiB",
        "mount a volume, or add the file to the image"
      )
    }
    if !Files.isReadable(place) { return ("permission denied", nil) }
    return (
      "the path is not a string literal in a Swift file of the same folder",
      "write '\(path)' as a string literal, because portolan searches the Swift files for the files that a spec reads"
    )
  }

  /// The reason for a file that does not exist, with the most similar path of a file that the declaration can name.
  private func absence(of name: String, written: String, in own: String) -> (reason: String, fix: String?) {
    let folder = Files.parent(of: name).map { "\($0)/" } ?? ""
    let missing = Files.name(of: name)
    let candidates: [String]
    if let folders = sources.folders {
      let root = sources.folder + SpecSources.path(of: folder)
      let place = root.isEmpty ? "." : root
      let names = folders.contain(place) ? (try? Files.names(in: place)) ?? [] : []
      candidates = names.prefix(1000).filter {
        !$0.hasSuffix(".swift") && $0 != ".git" && folders.admit(root + $0)
          && (try? Files.info(root + $0))?.kind == .file
      }
    } else {
      candidates = sources.resources.map(\.name).filter { $0.hasPrefix(folder) }
        .map { String($0.dropFirst(folder.count)) }
    }
    let prefix = folder.dropFirst(own.count)
    let near = nearestName(to: missing, among: candidates).map { "did you mean '\(prefix)\($0)'?" }
    return ("the file does not exist", near ?? "use the path of a file relative to the Swift file")
  }
}
