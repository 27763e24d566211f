/// The cache entries of one kind: a folder with a subfolder of a few files for each key.
struct CacheEntries: Sendable {
  let path: String
  /// The names of an entry's files; empty files are not written.
  let files: [String]
  /// Whether the files are executable.
  var areExecutable = false
  /// The maximum number of entries; the most recently used ones are kept.
  let limit: Int

  /// Entries used within the last hour are kept even above the limit, so that the specs of one call do not evict each
  /// other.
  static let shelterSeconds = 3600

  private static let seal = "seal"
  private static let draft = "draft-"

  /// The folder of a key's entry.
  func folder(of key: CacheKey) -> String { "\(path)/\(key.text)" }

  /// Returns the contents of an entry's files and marks the entry as used; nil if there is no valid entry.
  ///
  /// A damaged entry is removed.
  func contents(of key: CacheKey) -> [[UInt8]]? {
    let folder = folder(of: key)
    guard Files.exists(folder) else { return nil }
    func bytes(_ name: String) -> [UInt8] { (try? Files.contents(of: "\(folder)/\(name)")) ?? [] }
    let contents = files.map(bytes)
    guard bytes(Self.seal) == Self.seal(of: contents) else {
      try? Files.remove(folder)
      return nil
    }
    Files.touch(folder)
    return contents
  }

  /// Stores an entry atomically: concurrent processes see either the whole entry or none.
  ///
  /// This function does not use the transactions of `FileWriting`, which flush to disk and lock folders. An entry that
  /// is damaged by a crash has a wrong seal and is computed again, and a lock would make concurrent runs wait.
  func keep(_ contents: [[UInt8]], as key: CacheKey) throws(FileError) {
    try Files.makeFolder(path)
    let draft = try Files.makeFreshFolder("\(path)/\(Self.draft)")
    defer { try? Files.remove(draft) }
    for (name, bytes) in zip(files, contents) where !bytes.isEmpty {
      try Files.save(bytes, to: "\(draft)/\(name)", isExecutable: areExecutable)
    }
    try Files.save(Self.seal(of: contents), to: "\(draft)/\(Self.seal)")
    do throws(FileError) {
      try Files.move(draft, to: folder(of: key))
    } catch {
      // Another process stored the same entry first.
      guard Files.exists(folder(of: key)) else { throw error }
    }
    prune()
  }

  /// Removes entries above the limit, and temporary files of processes that ended early.
  private func prune() {
    let sheltered = (Files.now() - Self.shelterSeconds) * 1_000_000_000
    var entries: [(name: String, used: Int)] = []
    for name in (try? Files.names(in: path)) ?? [] {
      guard let info = try? Files.info("\(path)/\(name)") else { continue }
      entries.append((name, info.modified))
    }
    entries.sort { $0.used > $1.used }
    let kept = entries.filter { !$0.name.hasPrefix(Self.draft) }.prefix(limit)
    let keptNames = Set(kept.map(\.name))
    for entry in entries where entry.used < sheltered && !keptNames.contains(entry.name) {
      try? Files.remove("\(path)/\(entry.name)")
    }
  }

  /// The digest that detects a truncated or damaged entry.
  private static func seal(of contents: [[UInt8]]) -> [UInt8] {
    var digest = FieldDigest()
    for bytes in contents { digest.add(bytes) }
    return Array(digest.hexadecimal().utf8)
  }
}
