/// The output of a spec program, which the tool reads.
///
/// The first line is the version. The ``PayloadDirectory`` and the records follow: one record with the values for all
/// profiles and, for each profile, the ``AppHeader``, the ``AppResources``, and one record for each service. With
/// separate records, the tool can read services in parallel, and only those in the rendered profile. The last byte is a
/// line feed; if it is missing, the output is truncated.
package struct Payload: Sendable {
  /// The version of the format described above.
  package static let format = 9
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

  /// Reads the directory and the records for all profiles.
  /// - Throws: ``PayloadError`` if another version of Portolan wrote the bytes, or if they are truncated or invalid.
  package init(_ bytes: [UInt8]) throws(PayloadError) {
    let lineFeed = UInt8(ascii: "\n")
    guard let lineEnd = bytes.firstIndex(of: lineFeed), bytes.last == lineFeed else { throw .cut }
    let line = String(decoding: bytes[..<lineEnd], as: UTF8.self)
    if line != Self.firstLine {
      let words = line.split(separator: " ")
      guard words.count == 4, line.hasPrefix("portolan payload ") else { throw .malformed(at: 0) }
      throw .otherVersion(found: String(words[3]), expected: Self.version)
    }
    let (directory, start) = try bytes.read(PayloadDirectory.self, lineEnd + 1..<bytes.count)
    var next = start
    let end = bytes.count - 1
    func record(_ length: Int) throws(PayloadError) -> Range<Int> {
      guard length >= 0, length <= end - next else { throw .cut }
      defer { next += length }
      return next..<next + length
    }
    let preamble = try bytes.read(PayloadPreamble.self, try record(directory.preamble), directory.files).value
    guard preamble.app.profiles.count == directory.systems.count else { throw .missing("a profile") }
    var systems: [(profile: Profile, records: [Range<Int>])] = []
    for (profile, lengths) in zip(preamble.app.profiles, directory.systems) {
      // The header and the resources come before the services.
      guard lengths.count >= 2 else { throw .missing("the data for profile '\(profile.rawValue)'") }
      var records: [Range<Int>] = []
      records.reserveCapacity(lengths.count)
      for length in lengths { records.append(try record(length)) }
      systems.append((profile, records))
    }
    guard next == end else { throw .cut }
    app = preamble.app
    unknownChoices = preamble.unknownChoices
    ignoredProperties = preamble.ignoredProperties
    self.bytes = bytes
    files = directory.files
    self.systems = systems
  }

  /// The number of services in a profile; nil if the profile does not exist.
  package func serviceCount(in profile: Profile) -> Int? { records(in: profile).map { $0.count - 2 } }

  /// The settings of the whole system in a profile.
  package func header(in profile: Profile) throws(PayloadError) -> AppHeader {
    guard let record = records(in: profile)?.first else { throw .missing("profile \(profile.rawValue)") }
    return try bytes.read(AppHeader.self, record, files).value
  }

  /// The objects of the whole system in a profile.
  package func resources(in profile: Profile) throws(PayloadError) -> AppResources {
    guard let record = records(in: profile)?.dropFirst().first else {
      throw .missing("profile \(profile.rawValue)")
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

  private func records(in profile: Profile) -> [Range<Int>]? {
    systems.first { $0.profile == profile }?.records
  }

  /// Encodes an app as the payload that its program writes.
  package static func encode(_ app: some App) -> [UInt8] {
    let systems = app.profiles.map(app.system(in:))
    var records = PayloadWriter()
    func length(of value: some PayloadValue) -> Int {
      let start = records.bytes.count
      records.put(value)
      return records.bytes.count - start
    }
    let preamble = length(
      of: PayloadPreamble(
        app: app.header(in: app.profiles.first ?? .base), unknownChoices: UnknownChoice.all,
        ignoredProperties: app.ignoredProperties)
    )
    let lengths = systems.map {
      [length(of: $0.app), length(of: $0.resources)] + $0.services.map { length(of: $0) }
    }
    var directory = PayloadWriter()
    directory.put(PayloadDirectory(files: records.files, preamble: preamble, systems: lengths))
    return Array("\(firstLine)\n".utf8) + directory.bytes + records.bytes + Array("\n".utf8)
  }
}

/// The lengths of the records, in order; in each profile, the settings and resources come first.
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
