import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The git repository that contains a path; it is only read.
struct GitRepository: Sendable {
  /// A folder in the repository, from which `git` runs.
  private let folder: String
  /// The path of the folder in the repository, with a slash at the end; empty for its root.
  private let prefix: String

  /// The maximum size in bytes of all files that are read from a revision.
  private static let limit = 1 << 30

  /// Finds the repository of a file or folder, which need not exist anymore.
  /// - Throws: ``CommandFailure`` with the exit code 66 if there is no repository, or 69 if `git` is missing or cannot
  ///   be started.
  init(containing path: String, for revision: String) throws(CommandFailure) {
    var folder = path
    while OperatingSystem.isFolder(folder.isEmpty ? "." : folder) != true {
      guard !folder.isEmpty, folder != "/" else { break }
      let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) }
      folder = parent.map { $0.isEmpty ? "/" : $0 } ?? ""
    }
    self.folder = folder.isEmpty ? "." : folder
    let result = try Self.run(["-C", self.folder, "rev-parse", "--show-prefix"])
    guard result.exitCode == 0 else {
      throw CommandFailure(diagnostics: [.noRepository(path, revision, result.errors)], exitCode: 66)
    }
    prefix = String(decoding: result.output, as: UTF8.self).trimmedLine
  }

  /// The commit of a revision.
  /// - Throws: ``CommandFailure`` with the exit code 66 if the repository does not have the revision.
  func commit(of revision: String) throws(CommandFailure) -> String {
    let result = try git(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"])
    if result.exitCode == 0 { return String(decoding: result.output, as: UTF8.self).trimmedLine }
    let isShallow = try git(["rev-parse", "--is-shallow-repository"]).output.starts(with: "true".utf8)
    let names = try git(["for-each-ref", "--format=%(refname:short)"]).output
    let known = String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init)
    throw CommandFailure(
      diagnostics: [.unknownRevision(revision, known: known, isShallow: isShallow)], exitCode: 66)
  }

  /// Whether the repository has a revision of this name.
  func has(_ revision: String) -> Bool {
    let result = try? git(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"])
    return result?.exitCode == 0
  }

  /// The path in the repository of a path on disk.
  func path(of path: String) -> String {
    guard path != folder else { return prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix }
    let inFolder = folder == "." && !path.hasPrefix("./") ? path : String(path.dropFirst(folder.count))
    return prefix + inFolder.drop { $0 == "/" }
  }

  /// A file of a commit.
  struct Entry: Sendable {
    /// The path relative to the listed path; empty for this path itself.
    let path: String
    fileprivate let hash: String

    /// Returns the file with a different relative path.
    func moved(to path: String) -> Entry { Entry(path: path, hash: hash) }
  }

  /// The files of a commit at a path and below it.
  /// - Throws: ``CommandFailure`` with the exit code 74 if `git` cannot list the files.
  func entries(at path: String, of commit: String) throws(CommandFailure) -> [Entry] {
    var arguments = ["ls-tree", "-r", "-z", "--full-tree", commit]
    if !path.isEmpty { arguments += ["--", path] }
    let listing = try git(arguments)
    guard listing.exitCode == 0 else {
      throw CommandFailure(diagnostics: [.gitFailed(listing.errors)], exitCode: 74)
    }
    var entries: [Entry] = []
    for record in listing.output.split(separator: 0) {
      let parts = record.split(separator: UInt8(ascii: "\t"), maxSplits: 1).map {
        String(decoding: $0, as: UTF8.self)
      }
      let words = parts.first?.split(separator: " ").map(String.init) ?? []
      // Mode, type, and hash; links and submodules are not files.
      guard parts.count == 2, words.count == 3, words[0].hasPrefix("100"), words[1] == "blob" else {
        continue
      }
      let inside = path.isEmpty ? parts[1] : String(parts[1].dropFirst(path.count).drop { $0 == "/" })
      entries.append(Entry(path: inside, hash: words[2]))
    }
    return entries
  }

  /// The contents of files, in the order of the entries.
  /// - Throws: ``CommandFailure`` with the exit code 74 if `git` cannot read a file, or if the files exceed the limit.
  func contents(of entries: [Entry]) throws(CommandFailure) -> [(path: String, bytes: [UInt8])] {
    guard !entries.isEmpty else { return [] }
    let names = entries.map { $0.hash + "\n" }.joined()
    let result = try git(["cat-file", "--batch"], input: Array(names.utf8))
    guard result.exitCode == 0, !result.isCut else {
      let reason = result.isCut ? "the files are larger than \(Self.limit >> 30) GiB in total" : result.errors
      throw CommandFailure(diagnostics: [.gitFailed(reason)], exitCode: 74)
    }
    var files: [(path: String, bytes: [UInt8])] = []
    var rest = result.output[...]
    for entry in entries {
      // Each object is preceded by a line with its hash, its type, and its size, and followed by a line feed.
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard head.count == 3, let size = Int(head[2]), size >= 0, rest.count > size else {
        throw CommandFailure(
          diagnostics: [.gitFailed("the content of '\(entry.path)' is missing")], exitCode: 74)
      }
      files.append((entry.path, Array(rest.prefix(size))))
      rest = rest.dropFirst(size + 1)
    }
    return files
  }

  private func git(_ arguments: [String], input: [UInt8]? = nil) throws(CommandFailure) -> ProgramOutput {
    try Self.run(["-C", folder] + arguments, input: input)
  }

  /// - Throws: ``CommandFailure`` with the exit code 69 if `git` is missing or cannot be started.
  private static func run(_ arguments: [String], input: [UInt8]? = nil) throws(CommandFailure)
    -> ProgramOutput
  {
    let result: ProgramOutput
    do {
      result = try Program.run(["git"] + arguments, input: input, limit: limit, readsErrors: true)
    } catch {
      throw CommandFailure(
        diagnostics: [.noGit("git cannot be started: \(error)", isMissing: false)], exitCode: 69)
    }
    guard result.exitCode != 127 else {
      throw CommandFailure(diagnostics: [.noGit("git is not installed", isMissing: true)], exitCode: 69)
    }
    return result
  }
}

extension String {
  /// The string without a line feed at the end.
  fileprivate var trimmedLine: String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension Diagnostic {
  fileprivate static func noGit(_ reason: String, isMissing: Bool) -> Diagnostic {
    Diagnostic(
      "revision/no-git", .error, "cannot read the base: \(reason)", at: nil,
      fix: (isMissing ? "install git, or " : "") + "pass a folder with the earlier version to --base")
  }

  fileprivate static func noRepository(_ path: String, _ revision: String, _ errors: String) -> Diagnostic {
    let isUnsafe = errors.contains("dubious ownership")
    return Diagnostic(
      "revision/no-repository", .error,
      isUnsafe
        ? "git refuses to read the repository of '\(path)' because another user owns it"
        : "'\(revision)' is not a file or folder, and '\(path)' is not in a git repository", at: nil,
      fix: isUnsafe
        ? "if you trust the repository, run 'git config --global --add safe.directory FOLDER' with the absolute path of its folder"
        : "pass a revision of a repository, or a file or folder with the earlier version, to --base")
  }

  fileprivate static func unknownRevision(_ revision: String, known: [String], isShallow: Bool) -> Diagnostic
  {
    let near = nearestName(to: revision, among: known).map { "did you mean '\($0)'?" }
    // A remote accepts names and commits, but not revisions that are relative to them.
    let isRelative = revision.contains { "~^@:".contains($0) }
    // The remote has its own branches without the prefix of the clone.
    let name = revision.hasPrefix("origin/") ? String(revision.dropFirst("origin/".count)) : revision
    let command = isRelative ? "git fetch --unshallow" : "git fetch --depth=1 origin \(name.shellQuoted)"
    let deepen =
      "fetch the revision, because the clone is shallow: run '\(command)'\(isRelative ? "" : " and pass 'FETCH_HEAD' to --base"), or, in GitHub Actions, set 'fetch-depth: 0'"
    return Diagnostic(
      "revision/unknown", .error, "unknown revision, file, or folder '\(revision)'", at: nil,
      fix: isShallow ? deepen : near ?? "use a branch, a tag, or a commit that 'git rev-parse' accepts")
  }

  fileprivate static func gitFailed(_ errors: String) -> Diagnostic {
    let reason = errors.split(separator: "\n").first.map(String.init) ?? "git exited with an error"
    return Diagnostic("revision/unreadable", .error, "git cannot read the base: \(reason)", at: nil)
  }
}
