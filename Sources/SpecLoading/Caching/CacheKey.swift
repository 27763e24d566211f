/// The digest of all inputs that determine a cache entry: equal keys, equal content.
struct CacheKey: Sendable {
  /// 64 hexadecimal digits.
  let text: String

  /// The version of the cache format; increase it when the form of an entry changes.
  static let format = 3

  init(text: String) { self.text = text }

  /// The key of a spec's value.
  ///
  /// The paths of the spec and the library are not part of the key, so a copy of a spec uses the original's value.
  init(valueOf inputs: SpecInputs, _ cache: CacheFolder) throws(FileError) {
    var digest = try Self.digest(of: inputs, cache)
    digest.add(inputs.sources.resources.map(\.name))
    for resource in inputs.sources.resources { digest.add(resource.bytes) }
    digest.add(inputs.variables.map(\.name))
    digest.add(inputs.variables.map(\.value))
    text = digest.hexadecimal()
  }

  /// The key of a spec's compiled program, which includes the path of the library because the program is linked to it.
  init(programOf inputs: SpecInputs, _ cache: CacheFolder) throws(FileError) {
    var digest = try Self.digest(of: inputs, cache)
    digest.add(inputs.library.folder)
    text = digest.hexadecimal()
  }

  private static func digest(of inputs: SpecInputs, _ cache: CacheFolder) throws(FileError) -> FieldDigest {
    var digest = FieldDigest()
    digest.add("portolan \(Self.format)")
    digest.add(inputs.sources.files.map(\.name))
    for file in inputs.sources.files { digest.add(file.bytes) }
    digest.add(inputs.toolchain.identity)
    digest.add(try LibraryDigest(of: inputs.library, memo: cache.digests).text)
    digest.add(Compilation.flags)
    return digest
  }
}
