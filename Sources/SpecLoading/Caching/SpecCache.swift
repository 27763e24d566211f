import Diagnostics

/// Returns cached values, and otherwise evaluates with `base` and stores the result.
///
/// Cache errors do not affect the result; they are reported as remarks.
struct SpecCache<Base: SpecEvaluating>: SpecEvaluating {
  let folder: CacheFolder
  let base: Base

  private var entries: CacheEntries {
    CacheEntries(path: folder.records, files: ["payload", "compiler.txt", "stderr.txt"], limit: 200)
  }

  func evaluate(_ inputs: SpecInputs) async throws(SpecLoadingError) -> EvaluatedSpec {
    if let spec = recall(inputs) { return spec }
    let before = Result { () throws(FileError) in try CacheKey(valueOf: inputs, folder) }
    var spec = try await base.evaluate(inputs)
    if spec.secondPayload != nil { return spec }
    do throws(FileError) {
      let key = try before.get()
      // If the library was rebuilt in the meantime, it may differ from the library that the spec was compiled with.
      guard try CacheKey(valueOf: inputs, folder).text == key.text else { return spec }
      try entries.keep(spec.record.files, as: key)
    } catch {
      spec.remarks.append(.notCached(inputs.sources.path, "'\(error.path)': \(error.reason.lowercased())"))
    }
    return spec
  }

  /// The cached value; nil if there is none.
  ///
  /// This function starts no process and no concurrent task. With a warm cache, a run needs nothing else.
  func recall(_ inputs: SpecInputs) -> EvaluatedSpec? {
    guard let key = try? CacheKey(valueOf: inputs, folder),
      let record = entries.contents(of: key).flatMap(SpecRecord.init(files:))
    else { return nil }
    return EvaluatedSpec(record, of: inputs.sources, remarks: [.fromCache(inputs.sources.path, key.text)])
  }
}

extension SpecRecord {
  /// The record as the files of a cache entry.
  fileprivate var files: [[UInt8]] { [payload, compilerOutput, standardError] }

  fileprivate init?(files: [[UInt8]]) {
    guard files.count == 3 else { return nil }
    self.init(payload: files[0], compilerOutput: files[1], standardError: files[2])
  }
}
