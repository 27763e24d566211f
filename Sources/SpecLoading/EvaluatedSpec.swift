package import Diagnostics

/// The value of a spec, as returned by its program.
package struct EvaluatedSpec: Sendable {
  /// The encoded result; the Expansion module decodes it.
  package let payload: [UInt8]
  /// The result of a second evaluation if it differs: the spec's value is not deterministic.
  package internal(set) var secondPayload: [UInt8]?
  /// The messages for the user: other imports, names whose values differ between runs, compiler warnings, and the
  /// spec's output on standard error.
  ///
  /// A cached value and a new value have the same messages.
  package let notes: [Diagnostic]
  /// Details for `--verbose`: the source of the value, and the isolation of its evaluation.
  package internal(set) var remarks: [Diagnostic]

  /// Warnings of this run: isolation that the system does not support, and an ignored list of images.
  package internal(set) var warnings: [Diagnostic] = []

  let record: SpecRecord
  let sources: SpecSources
  private let scan: SourceScan

  init(_ record: SpecRecord, of sources: SpecSources, remarks: [Diagnostic]) {
    self.record = record
    self.remarks = remarks
    self.sources = sources
    payload = record.payload
    let scan = SourceScan(sources)
    self.scan = scan
    var notes = scan.foreignImports.map {
      Diagnostic.foreignImport($0.module, at: sources.located($0.location))
    }
    notes += scan.impurities.map { .impure($0.name, at: sources.located($0.location)) }
    notes += CompilerOutput(record.compilerOutput, of: sources).diagnostics
    if !record.standardError.isEmpty {
      let words = String(decoding: record.standardError, as: UTF8.self)
      notes.append(.standardError(words, at: scan.mains.first.map(sources.located)))
    }
    self.notes = notes
    if let list = sources.ignoredImageList { warnings.append(.ignoredImageList(list)) }
  }

  /// Declarations of the spec that Portolan would silently ignore.
  ///
  /// The positions are relative to the spec's folder.
  package var ignoredDeclarations: [Diagnostic] { IgnoredDeclarations(scan).diagnostics }

  /// The position of a property of the app, such as `name`, or of the function that replaces it; the app's `@main` if
  /// there is no declaration.
  ///
  /// The payload does not contain these positions, because the properties are plain Swift.
  package func place(ofProperty name: String) -> FileLocation? {
    let declarations = scan.declarations
    let named = declarations.all.filter { $0.name == name }
    let own = named.first { $0.owner.map(declarations.mainTypes.contains) ?? false }
    return (own ?? named.first)?.location ?? scan.mains.first
  }

  /// The position of the first character of a multi-line string literal, given the position of the call that has it as
  /// an argument; nil if the argument is not such a literal.
  @Sendable package func place(ofTextIn call: FileLocation) -> FileLocation? {
    sources.files.first { $0.name == call.file }?.place(ofTextIn: call)
  }

  /// The path of the spec as it was passed when the spec was evaluated.
  package var path: String { sources.path }

  /// The Swift files of the spec, with paths relative to the current folder.
  package var files: [(path: String, bytes: [UInt8])] {
    sources.files.map { (path: sources.path(ofFile: $0.name), bytes: $0.bytes) }
  }

  /// The list of images in the spec's folder, with its path relative to the current folder; empty if there is none.
  package var imageList: (path: String, bytes: [UInt8]) {
    (path: sources.folder + sources.imageList.name, bytes: sources.imageList.bytes)
  }

  /// The SHA-256 digest, in hexadecimal digits, of all input files: the Swift files, the other files that the spec
  /// reads, and the list of images.
  ///
  /// The digest depends on the content of the files and their names in the spec's folder, not on the path of the
  /// folder.
  package var digest: String {
    var digest = FieldDigest()
    for file in sources.files + sources.resources + [sources.imageList] {
      digest.add(file.name)
      digest.add(file.bytes)
    }
    return digest.hexadecimal()
  }

  /// A position from the payload, relative to the current folder.
  ///
  /// The positions in payloads are relative to the spec's folder, so that payloads do not depend on its path.
  package func located(_ location: FileLocation) -> FileLocation { sources.located(location) }
}

/// The serialized result of an evaluation, which is the content of a cache entry.
struct SpecRecord: Sendable, Equatable {
  var payload: [UInt8]
  /// The compiler's output: warnings.
  var compilerOutput: [UInt8]
  /// The output of the spec's program on standard error.
  var standardError: [UInt8]
}
