/// The digest of all that decides a spec's value: equal keys, equal values.
struct CacheKey: Sendable {
  /// 64 hexadecimal digits.
  let text: String

  /// The number of what is stored and how; it changes when the form of a record does.
  static let format = 1

  init(text: String) { self.text = text }

  /// Where the spec lies is no part of it: a copy of a spec finds the original's record.
  init(_ inputs: SpecInputs, libraryDigest: String) {
    var digest = FieldDigest()
    digest.add("portolan \(Self.format)")
    digest.add(inputs.sources.files.map(\.name))
    for file in inputs.sources.files { digest.add(file.bytes) }
    digest.add(inputs.toolchain.identity)
    digest.add(libraryDigest)
    digest.add(Compilation.flags)
    digest.add(inputs.variables.map(\.name))
    digest.add(inputs.variables.map(\.value))
    text = digest.hexadecimal()
  }
}
