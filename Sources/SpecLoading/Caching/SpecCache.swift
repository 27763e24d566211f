import Diagnostics

/// Answers from the cache where it can, asks `base` where it cannot, and keeps the answer.
///
/// Whatever is wrong with the cache, a spec gets its value: a remark says what went wrong.
struct SpecCache<Base: SpecEvaluating>: SpecEvaluating {
  let folder: CacheFolder
  let base: Base

  func evaluate(_ inputs: SpecInputs) async throws(SpecLoadingError) -> EvaluatedSpec {
    if let spec = recall(inputs) { return spec }
    let before = Result { () throws(Files.Fault) in try key(of: inputs) }
    var spec = try await base.evaluate(inputs)
    do throws(Files.Fault) {
      let key = try before.get()
      // A library that was rebuilt meanwhile may or may not be the one that the spec was compiled with.
      guard try self.key(of: inputs).text == key.text else { return spec }
      try folder.keep(spec.record, as: key)
    } catch {
      spec.remarks.append(.notCached(inputs.sources.path, "'\(error.path)': \(error.reason)"))
    }
    return spec
  }

  /// The value that the cache holds; nil where it holds none.
  ///
  /// It starts no other process and no concurrency: a warm run does nothing else.
  func recall(_ inputs: SpecInputs) -> EvaluatedSpec? {
    guard let key = try? key(of: inputs), let record = folder.record(of: key) else { return nil }
    return EvaluatedSpec(record, of: inputs, remarks: [.fromCache(inputs.sources.path, key.text)])
  }

  private func key(of inputs: SpecInputs) throws(Files.Fault) -> CacheKey {
    CacheKey(inputs, libraryDigest: try LibraryDigest(of: inputs.library, memo: folder.digests).text)
  }
}
