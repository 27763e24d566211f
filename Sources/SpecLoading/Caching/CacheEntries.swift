/// One kind of what the cache keeps: a folder with an entry for each key, a few files that belong together.
struct CacheEntries: Sendable {
  let path: String
  /// The names of an entry's files; one that holds nothing is not written.
  let files: [String]
  /// Whether the files can be run.
  var areExecutable = false
  /// How many entries are kept, those used last first.
  let limit: Int

  /// Entries used within the last hour are kept beyond the limit, so that many specs of one call don't drive each other
  /// out.
  static let shelterSeconds = 3600

  private static let seal = "seal"
  private static let draft = "draft-"

  /// The folder of a key's entry.
  func folder(of key: CacheKey) -> String { "\(path)/\(key.text)" }

  /// The contents of an entry's files, marked as used; nil where there is none, or only a damaged one, which is removed.
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

  /// Keeps an entry: it is there as a whole or not at all, whoever else is at work.
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
      // Another process was first: its entry is as good.
      guard Files.exists(folder(of: key)) else { throw error }
    }
    prune()
  }

  /// Removes entries beyond the limit, and drafts whose process came to an end before it was done.
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

  /// The digest that tells a whole entry from a cut or damaged one.
  private static func seal(of contents: [[UInt8]]) -> [UInt8] {
    var digest = FieldDigest()
    for bytes in contents { digest.add(bytes) }
    return Array(digest.hexadecimal().utf8)
  }
}
