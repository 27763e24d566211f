extension CacheFolder {
  /// How many records are kept, those used last first.
  static let recordLimit = 200
  /// Records used within the last hour are kept beyond that, so that many specs of one call don't drive each other out.
  static let shelterSeconds = 3600

  private static let payload = "payload.json"
  private static let compilerOutput = "compiler.txt"
  private static let standardError = "stderr.txt"
  private static let seal = "seal"
  private static let draft = "draft-"

  /// The record of a key, marked as used; nil where there is none, or only a damaged one, which is removed.
  func record(of key: CacheKey) -> SpecRecord? {
    let folder = "\(records)/\(key.text)"
    guard Files.exists(folder) else { return nil }
    func bytes(_ name: String) -> [UInt8] { (try? Files.contents(of: "\(folder)/\(name)")) ?? [] }
    let record = SpecRecord(
      payload: bytes(Self.payload), compilerOutput: bytes(Self.compilerOutput),
      standardError: bytes(Self.standardError))
    guard bytes(Self.seal) == record.seal else {
      try? Files.remove(folder)
      return nil
    }
    Files.touch(folder)
    return record
  }

  /// Keeps a record: it is there as a whole or not at all, whoever else is at work.
  func keep(_ record: SpecRecord, as key: CacheKey) throws(Files.Fault) {
    try Files.makeFolder(records)
    let draft = try Files.makeFreshFolder("\(records)/\(Self.draft)")
    defer { try? Files.remove(draft) }
    try Files.save(record.payload, to: "\(draft)/\(Self.payload)")
    if !record.compilerOutput.isEmpty {
      try Files.save(record.compilerOutput, to: "\(draft)/\(Self.compilerOutput)")
    }
    if !record.standardError.isEmpty {
      try Files.save(record.standardError, to: "\(draft)/\(Self.standardError)")
    }
    try Files.save(record.seal, to: "\(draft)/\(Self.seal)")
    do throws(Files.Fault) {
      try Files.move(draft, to: "\(records)/\(key.text)")
    } catch {
      // Another process was first: its record is as good.
      guard Files.exists("\(records)/\(key.text)") else { throw error }
    }
    prune()
  }

  /// Removes records beyond the limit, and drafts whose process came to an end before it was done.
  private func prune() {
    let sheltered = (Files.now() - Self.shelterSeconds) * 1_000_000_000
    var entries: [(name: String, used: Int)] = []
    for name in (try? Files.names(in: records)) ?? [] {
      guard let info = try? Files.info("\(records)/\(name)") else { continue }
      entries.append((name, info.modified))
    }
    entries.sort { $0.used > $1.used }
    let kept = entries.filter { !$0.name.hasPrefix(Self.draft) }.prefix(Self.recordLimit)
    let keptNames = Set(kept.map(\.name))
    for entry in entries where entry.used < sheltered && !keptNames.contains(entry.name) {
      try? Files.remove("\(records)/\(entry.name)")
    }
  }
}

extension SpecRecord {
  /// The digest that tells a whole record from a cut or damaged one.
  fileprivate var seal: [UInt8] {
    var digest = FieldDigest()
    digest.add(payload)
    digest.add(compilerOutput)
    digest.add(standardError)
    return Array(digest.hexadecimal().utf8)
  }
}
