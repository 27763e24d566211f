public import Diagnostics

/// The value of a spec, as its program handed it over.
public struct EvaluatedSpec: Sendable {
  /// The bytes of the result; the room that encoded them decodes them.
  public let payload: [UInt8]
  /// The result of a second evaluation, where it is another one: the value differs from run to run.
  public internal(set) var secondPayload: [UInt8]?
  /// What the user should see: foreign imports, the compiler's warnings, and what the spec wrote to standard error.
  ///
  /// They are the same whether the value was just computed or comes from the cache.
  public let notes: [Diagnostic]
  /// What only a curious user wants to see: where the value comes from, and what guarded its evaluation.
  public internal(set) var remarks: [Diagnostic]

  let record: SpecRecord
  private let sources: SpecSources
  private let scan: SourceScan

  init(_ record: SpecRecord, of inputs: SpecInputs, remarks: [Diagnostic]) {
    self.record = record
    self.remarks = remarks
    sources = inputs.sources
    payload = record.payload
    let scan = SourceScan(inputs.sources)
    self.scan = scan
    var notes = scan.foreignImports.map {
      Diagnostic.foreignImport($0.module, at: inputs.sources.located($0.location))
    }
    notes += scan.impurities.map { .impure($0.name, at: inputs.sources.located($0.location)) }
    notes += CompilerOutput(record.compilerOutput, of: inputs.sources).diagnostics
    if !record.standardError.isEmpty {
      let words = String(decoding: record.standardError, as: UTF8.self)
      notes.append(.standardError(words, at: scan.mains.first.map(inputs.sources.located)))
    }
    self.notes = notes
  }

  /// What the app declares and Portolan would silently ignore.
  ///
  /// The places are those within the spec's folder.
  public var ignoredDeclarations: [Diagnostic] { IgnoredDeclarations(scan).diagnostics }

  /// Where a property of the app, such as `name`, or the function in its place is declared; the app's `@main` where its declaration isn't found.
  ///
  /// The payload has no places for them, as they are plain Swift properties.
  public func place(ofProperty name: String) -> FileLocation? {
    let declarations = scan.declarations
    let named = declarations.all.filter { $0.name == name }
    let own = named.first { $0.owner.map(declarations.mainTypes.contains) ?? false }
    return (own ?? named.first)?.location ?? scan.mains.first
  }

  /// Where the first character of a text of several lines stands, given the place of the call that has the text as its
  /// argument; nil if the argument is no such literal.
  @Sendable public func place(ofTextIn call: FileLocation) -> FileLocation? {
    sources.files.first { $0.name == call.file }?.place(ofTextIn: call)
  }

  /// A place that the payload names, as the user finds it from the current folder.
  ///
  /// Payloads name files within the spec's folder, so that they are the same wherever the spec lies.
  public func located(_ location: FileLocation) -> FileLocation { sources.located(location) }
}

/// What an evaluation leaves, as bytes: all that the cache keeps of it.
struct SpecRecord: Sendable, Equatable {
  var payload: [UInt8]
  /// What the compiler wrote: warnings.
  var compilerOutput: [UInt8]
  /// What the spec's program wrote to standard error.
  var standardError: [UInt8]
}
