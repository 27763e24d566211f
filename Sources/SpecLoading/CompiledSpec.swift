import Diagnostics

/// A compiled spec: a file with a spec's value, sources, and messages, which can be used without a Swift toolchain.
///
/// The first line contains the format and its version, the second line the digest of the remaining content. The content
/// consists of fields, each after its length as eight bytes in little-endian order. The fields are the spec's path and
/// folder as passed, the payload, the compiler's output, the program's standard error, the list of images, the name of an
/// ignored list of images, and the name and content of each file.
struct CompiledSpec {
  /// The version of the format described above.
  static let format = 2
  /// The end of the name of a compiled spec.
  static let nameEnding = ".portolan"

  private static let title = "portolan compiled-spec"
  private static let lineFeed = UInt8(ascii: "\n")

  let sources: SpecSources
  let record: SpecRecord

  static func hasNameEnding(_ path: String) -> Bool { path.hasSuffix(nameEnding) }

  /// Whether bytes are a compiled spec in any format version.
  static func isWritten(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "\(title) ".utf8) }

  init(sources: SpecSources, record: SpecRecord) {
    self.sources = sources
    self.record = record
  }

  /// Reads a compiled spec.
  init(reading path: String) throws(SpecLoadingError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Files.contents(of: path)
    } catch {
      throw SpecLoadingError(error)
    }
    try self.init(bytes, from: path)
  }

  /// Reads the bytes of a compiled spec.
  /// - Parameters:
  ///   - path: the path for messages about the file.
  ///   - prefix: the revision, as `HEAD:`, before the paths of the spec's files in messages.
  init(_ bytes: [UInt8], from path: String, prefix: String = "") throws(SpecLoadingError) {
    guard Self.isWritten(bytes), let titleEnd = bytes.firstIndex(of: Self.lineFeed) else {
      throw SpecLoadingError(.badSpec, .notCompiled(path))
    }
    let version = String(decoding: bytes[..<titleEnd].dropFirst(Self.title.utf8.count + 1), as: UTF8.self)
    let damaged = SpecLoadingError(.badSpec, .damaged(path))
    // A transfer as text has changed the line endings.
    guard !version.hasSuffix("\r") else { throw damaged }
    guard version == "\(Self.format)" else {
      throw SpecLoadingError(.badSpec, .otherFormat(path, found: version, expected: Self.format))
    }
    guard let sealEnd = bytes[(titleEnd + 1)...].firstIndex(of: Self.lineFeed),
      bytes[(titleEnd + 1)..<sealEnd].elementsEqual(Self.seal(of: bytes[(sealEnd + 1)...])),
      let fields = Self.fields(of: bytes[(sealEnd + 1)...]), fields.count >= 7, fields.count % 2 == 1
    else { throw damaged }
    record = SpecRecord(payload: fields[2], compilerOutput: fields[3], standardError: fields[4])
    let files = stride(from: 7, to: fields.count, by: 2).map { index in
      SpecSources.File(name: String(decoding: fields[index], as: UTF8.self), bytes: fields[index + 1])
    }
    sources = SpecSources(
      path: prefix + String(decoding: fields[0], as: UTF8.self),
      folder: prefix + String(decoding: fields[1], as: UTF8.self),
      files: files.filter { $0.name.hasSuffix(".swift") },
      resources: files.filter { !$0.name.hasSuffix(".swift") }, imageList: fields[5],
      ignoredImageList: String(decoding: fields[6], as: UTF8.self))
  }

  /// The content of the file.
  var bytes: [UInt8] {
    var fields = [
      Array(sources.path.utf8), Array(sources.folder.utf8), record.payload, record.compilerOutput,
      record.standardError, sources.imageList.bytes,
      Array((sources.ignoredImageList.map(Files.name(of:)) ?? "").utf8),
    ]
    for file in sources.files + sources.resources { fields += [Array(file.name.utf8), file.bytes] }
    var content: [UInt8] = []
    for field in fields {
      withUnsafeBytes(of: UInt64(field.count).littleEndian) { content += $0 }
      content += field
    }
    return Array("\(Self.title) \(Self.format)\n".utf8) + Self.seal(of: content[...]) + [Self.lineFeed]
      + content
  }

  /// The digest that detects a truncated or damaged file.
  private static func seal(of content: ArraySlice<UInt8>) -> [UInt8] {
    var digest = FieldDigest()
    digest.add(content)
    return Array(digest.hexadecimal().utf8)
  }

  /// Splits the content into fields; nil if a length exceeds the remaining content.
  private static func fields(of content: ArraySlice<UInt8>) -> [[UInt8]]? {
    var fields: [[UInt8]] = []
    var rest = content
    while !rest.isEmpty {
      guard rest.count >= 8 else { return nil }
      let length = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      guard length <= UInt64(rest.count) else { return nil }
      fields.append(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
    return fields
  }
}

extension EvaluatedSpec {
  /// Creates the value of a compiled spec.
  init(_ spec: CompiledSpec) {
    self.init(spec.record, of: spec.sources, remarks: [.compiled(spec.sources.path)])
  }

  /// The bytes of a compiled spec with this value, which ``SpecLoader`` reads from a file whose name ends with
  /// `.portolan`.
  package var compiled: [UInt8] { CompiledSpec(sources: sources, record: record).bytes }

  /// Whether a path has the name of a compiled spec.
  package static func isCompiled(_ path: String) -> Bool { CompiledSpec.hasNameEnding(path) }

  /// Whether bytes are a compiled spec in any format version.
  package static func isCompiled(_ bytes: [UInt8]) -> Bool { CompiledSpec.isWritten(bytes) }
}
