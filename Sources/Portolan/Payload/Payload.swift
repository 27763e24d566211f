/// What a spec program hands to the tool: lines of JSON.
///
/// The first line is the ``PayloadPreamble``. Then, for each profile, a line with the ``AppResources`` and one line per
/// service. One line per service lets the tool read them in parallel and only those of the profile that it renders.
package struct Payload: Sendable {
  /// The number of the form described above; it changes with the form.
  package static let format = 1
  /// The version of the DSL and of the tool.
  package static let version = "0.1.0"

  package let app: AppHeader
  /// Variables of the environment that named nothing that the spec offers.
  package let unknownChoices: [UnknownChoice]
  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  private let firstLine: [Profile: Int]
  private let serviceCounts: [Profile: Int]

  /// Reads the preamble and finds the lines.
  /// - Throws: ``PayloadError`` where the bytes were written for another Portolan, are cut, or are no payload.
  package init(_ bytes: [UInt8]) throws(PayloadError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(\.indices)
    guard let first = lines.first, bytes.last == UInt8(ascii: "\n") else { throw .cut }
    let version: PayloadVersion = try decode(bytes, first)
    guard version.format == Self.format, version.portolan == Self.version else {
      throw .otherVersion(found: version.portolan, expected: Self.version)
    }
    let preamble: PayloadPreamble = try decode(bytes, first)
    var firstLine: [Profile: Int] = [:]
    var counts: [Profile: Int] = [:]
    var next = 1
    for (profile, count) in zip(preamble.app.profiles, preamble.serviceCounts) {
      firstLine[profile] = next
      counts[profile] = count
      next += 1 + count
    }
    guard lines.count == next + 1 else { throw .cut }
    app = preamble.app
    unknownChoices = preamble.unknownChoices
    self.bytes = bytes
    self.lines = lines
    self.firstLine = firstLine
    serviceCounts = counts
  }

  /// How many services the system has in a profile; nil where there is no such profile.
  package func serviceCount(in profile: Profile) -> Int? { serviceCounts[profile] }

  /// What belongs to the whole system in a profile.
  package func resources(in profile: Profile) throws(PayloadError) -> AppResources {
    guard let line = firstLine[profile] else { throw .missing("profile \(profile.rawValue)") }
    return try decode(bytes, lines[line])
  }

  /// One service of the system in a profile, by its position.
  package func service(_ position: Int, in profile: Profile) throws(PayloadError) -> Service {
    guard let line = firstLine[profile], let count = serviceCounts[profile], (0..<count).contains(position)
    else {
      throw .missing("service \(position) of profile \(profile.rawValue)")
    }
    return try decode(bytes, lines[line + 1 + position])
  }

  /// The payload of an app: what its program writes.
  package static func encode(_ app: some App) throws -> [UInt8] {
    let systems = app.profiles.map(app.system(in:))
    let encoder = PayloadEncoder()
    try encoder.writeLine(
      PayloadPreamble(
        format: format, portolan: version, app: app.header, serviceCounts: systems.map(\.services.count),
        unknownChoices: UnknownChoice.all))
    for system in systems {
      try encoder.writeLine(system.resources)
      for service in system.services { try encoder.writeLine(service) }
    }
    return encoder.bytes
  }
}

/// The first members of every payload's first line, in every version of the form.
private struct PayloadVersion: Codable {
  let format: Int
  let portolan: String
}

/// A payload's first line.
private struct PayloadPreamble: Codable {
  let format: Int
  let portolan: String
  let app: AppHeader
  let serviceCounts: [Int]
  let unknownChoices: [UnknownChoice]
}

/// Why bytes are no payload that this tool reads.
package enum PayloadError: Error, Equatable {
  /// The spec was linked with another version of Portolan.
  case otherVersion(found: String, expected: String)
  /// The bytes end early.
  case cut
  /// A member is missing or not where it should be.
  case missing(String)
  /// A byte is not what it should be.
  case malformed(at: Int)
}

private func decode<Value: Decodable>(_ bytes: [UInt8], _ line: Range<Int>) throws(PayloadError) -> Value {
  do {
    return try bytes.withUnsafeBufferPointer { buffer in
      try PayloadDecoder.read(Value.self, from: UnsafeBufferPointer(rebasing: buffer[line]))
    }
  } catch let error as PayloadError {
    throw error
  } catch {
    throw .malformed(at: line.lowerBound)
  }
}
