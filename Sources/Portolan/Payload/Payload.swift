/// The output of a spec program, which the tool reads.
///
/// The first line is the version. It is followed by the records: for each profile, the ``AppHeader``, the
/// ``AppResources``, and one record per service; then the values for all profiles. One record per service lets the tool
/// read them in parallel, and only those of the rendered profile. The ``PayloadDirectory`` comes after the records, so
/// that a program writes them while it evaluates the profiles. The last nine bytes are the directory's position and a
/// line feed; if they are missing, the output is cut off.
package struct Payload: Sendable {
  /// The version of the format described above.
  package static let format = 12
  /// The version of the DSL and of the tool.
  package static let version = "0.1.0"

  /// The settings of the whole system in its first profile.
  package let app: AppHeader
  /// Environment variables whose values are not among the spec's choices.
  package let unknownChoices: [UnknownChoice]
  /// Ignored stored properties of the app.
  package let ignoredProperties: [IgnoredProperty]
  private let bytes: [UInt8]
  private let files: [String]
  private let systems: [(profile: Profile, records: [Range<Int>])]

  /// The first line.
  ///
  /// In every version of the format it has four words: the last two are the format and Portolan's version.
  private static let firstLine = "portolan payload \(format) \(version)"

  /// Reads the directory with the lengths of all records, and then the values for all profiles.
  /// - Throws: ``PayloadError`` if another version of Portolan wrote the bytes, or if they are truncated or invalid.
  package init(_ bytes: [UInt8]) throws(PayloadError) {
    let lineFeed = UInt8(ascii: "\n")
    guard let lineEnd = bytes.firstIndex(of: lineFeed), bytes.last == lineFeed else { throw .cut }
    let line = String(decoding: bytes[..<lineEnd], as: UTF8.self)
    if line != Self.firstLine {
      let words = line.split(separator: " ")
      guard words.count == 4, line.hasPrefix("portolan payload ") else { throw .malformed(at: 0) }
      func title(_ version: some StringProtocol, _ format: some StringProtocol) -> String {
        words[3] == Self.version ? "\(version) with format \(format)" : "\(version)"
      }
      throw .otherVersion(
        found: title(words[3], words[2]), expected: title(Self.version, "\(Self.format)"))
    }
    let directoryStart = try Self.directoryStart(in: bytes)
    let directoryEnd = bytes.count - Self.trailerSize
    guard (lineEnd + 1...directoryEnd).contains(directoryStart) else { throw .cut }
    let (directory, end) = try bytes.read(PayloadDirectory.self, directoryStart..<directoryEnd)
    var next = lineEnd + 1
    func record(_ length: Int) throws(PayloadError) -> Range<Int> {
      guard length >= 0, length <= directoryStart - next else { throw .cut }
      defer { next += length }
      return next..<next + length
    }
    var records: [[Range<Int>]] = []
    for lengths in directory.systems {
      var ranges: [Range<Int>] = []
      ranges.reserveCapacity(lengths.count)
      for length in lengths { ranges.append(try record(length)) }
      records.append(ranges)
    }
    let preamble = try bytes.read(PayloadPreamble.self, try record(directory.preamble), directory.files).value
    guard next == directoryStart, end == directoryEnd else { throw .cut }
    let profiles = preamble.app.profiles
    guard profiles.count == records.count else { throw .missing("a profile") }
    // The header and the resources come before the services.
    if let (profile, _) = zip(profiles, records).first(where: { $1.count < 2 }) {
      throw .missing("the data for profile '\(profile.rawValue)'")
    }
    app = preamble.app
    unknownChoices = preamble.unknownChoices
    ignoredProperties = preamble.ignoredProperties
    self.bytes = bytes
    files = directory.files
    systems = Array(zip(profiles, records))
  }

  /// The number of services in a profile; nil if the profile does not exist.
  package func serviceCount(in profile: Profile) -> Int? { records(in: profile).map { $0.count - 2 } }

  /// The settings of the whole system in a profile.
  package func header(in profile: Profile) throws(PayloadError) -> AppHeader {
    guard let record = records(in: profile)?.first else { throw .missing("profile '\(profile.rawValue)'") }
    return try bytes.read(AppHeader.self, record, files).value
  }

  /// The objects of the whole system in a profile.
  package func resources(in profile: Profile) throws(PayloadError) -> AppResources {
    guard let record = records(in: profile)?.dropFirst().first else {
      throw .missing("profile '\(profile.rawValue)'")
    }
    return try bytes.read(AppResources.self, record, files).value
  }

  /// One service of the system in a profile, by its position.
  package func service(_ position: Int, in profile: Profile) throws(PayloadError) -> Service {
    guard let records = records(in: profile)?.dropFirst(2), records.indices.contains(position + 2) else {
      throw .missing("service \(position) in profile '\(profile.rawValue)'")
    }
    return try bytes.read(Service.self, records[position + 2], files).value
  }

  /// The bytes of a record of a profile: of the header, of the objects, or of a service, in this order; nil for an
  /// unknown position.
  package func record(_ position: Int, in profile: Profile) -> ArraySlice<UInt8>? {
    guard let records = records(in: profile), records.indices.contains(position) else { return nil }
    return bytes[records[position]]
  }

  private func records(in profile: Profile) -> [Range<Int>]? {
    systems.first { $0.profile == profile }?.records
  }

  /// The size of the directory's position and the line feed at the end.
  private static let trailerSize = 9

  private static func directoryStart(in bytes: [UInt8]) throws(PayloadError) -> Int {
    guard bytes.count > trailerSize else { throw .cut }
    let position = bytes.suffix(trailerSize).dropLast().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(clamping: position)
  }

  /// The payload of an app: what its program writes.
  package static func encode(_ app: some App) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = write(app) { piece in
      bytes += piece
      return true
    }
    return bytes
  }

  /// Writes the payload of an app in pieces, one profile after the other, so that a large system is in memory only once.
  /// - Parameter output: writes a piece, and returns whether it could be written.
  /// - Returns: whether all pieces could be written.
  static func write(_ app: some App, to output: ([UInt8]) -> Bool) -> Bool {
    // Nothing is written before there are records, so that a program that ends early leaves an empty file.
    var firstLine = Array("\(firstLine)\n".utf8)
    var isWritten = true
    var position = 0
    var records = PayloadWriter()
    func flush() {
      let piece = firstLine + records.takeBytes()
      firstLine = []
      position += piece.count
      isWritten = isWritten && output(piece)
    }
    func length(of value: some PayloadValue) -> Int {
      let start = records.bytes.count
      records.put(value)
      defer { if records.bytes.count > pieceSize { flush() } }
      return records.bytes.count - start
    }
    let systems = app.profiles.map { profile in
      let system = app.system(in: profile)
      return [length(of: system.app), length(of: system.resources)] + system.services.map { length(of: $0) }
    }
    // The preamble comes after the profiles, because unknown choices are found only while profiles are evaluated.
    let preamble = length(
      of: PayloadPreamble(
        app: app.header(in: app.profiles.first ?? .base), unknownChoices: UnknownChoice.all,
        ignoredProperties: app.ignoredProperties))
    flush()
    let start = UInt64(position)
    var directory = PayloadWriter()
    directory.put(PayloadDirectory(files: records.files, preamble: preamble, systems: systems))
    let trailer = (0..<8).reversed().map { UInt8(truncatingIfNeeded: start >> ($0 * 8)) } + Array("\n".utf8)
    return isWritten && output(directory.bytes + trailer)
  }

  /// The number of bytes after which records are written.
  private static let pieceSize = 1 << 20
}

/// The lengths of the records in order, and the files of their locations.
private struct PayloadDirectory: PayloadValue {
  /// The files that locations refer to by index.
  let files: [String]
  let preamble: Int
  let systems: [[Int]]

  init(files: [String], preamble: Int, systems: [[Int]]) {
    self.files = files
    self.preamble = preamble
    self.systems = systems
  }

  init(from reader: inout PayloadReader) throws { (files, preamble, systems) = try reader.parts() }
  func write(to writer: inout PayloadWriter) { writer.put(files, preamble, systems) }
}

/// The settings that all profiles share.
private struct PayloadPreamble: PayloadValue {
  let app: AppHeader
  let unknownChoices: [UnknownChoice]
  let ignoredProperties: [IgnoredProperty]

  init(app: AppHeader, unknownChoices: [UnknownChoice], ignoredProperties: [IgnoredProperty]) {
    self.app = app
    self.unknownChoices = unknownChoices
    self.ignoredProperties = ignoredProperties
  }

  init(from reader: inout PayloadReader) throws {
    (app, unknownChoices, ignoredProperties) = try reader.parts()
  }
  func write(to writer: inout PayloadWriter) { writer.put(app, unknownChoices, ignoredProperties) }
}

/// Why a payload cannot be read.
package enum PayloadError: Error, Equatable {
  /// The spec was linked with another version of Portolan.
  case otherVersion(found: String, expected: String)
  /// The payload is truncated.
  case cut
  /// A member is missing or out of order.
  case missing(String)
  /// A byte is invalid.
  case malformed(at: Int)
}

extension [UInt8] {
  /// Reads a value at the start of a range, and returns the value and the position of its end.
  fileprivate func read<Value: PayloadValue>(
    _ type: Value.Type, _ range: Range<Int>, _ files: [String]? = nil
  ) throws(PayloadError) -> (value: Value, end: Int) {
    do {
      return try withUnsafeBytes { bytes in
        var reader = PayloadReader(bytes, range, files: files ?? [])
        let value = try Value(from: &reader)
        guard files == nil || reader.position == range.upperBound else { throw reader.malformed }
        return (value, reader.position)
      }
    } catch let error as PayloadError {
      throw error
    } catch {
      throw .malformed(at: range.lowerBound)
    }
  }
}
