/// Callbacks for the steps of loading a spec, with its path from the request: for progress output, and for tests.
///
/// For a compiled spec and for a spec with a cached value, no hook is called. Specs are loaded in parallel, so calls
/// can overlap.
package struct LoadingHooks: Sendable {
  /// A callback for a step of loading.
  package typealias Hook = @Sendable (_ path: String) -> Void

  /// Called before the compiler starts.
  package var willCompile: Hook
  /// Called after the compiler has built the spec's program.
  package var didCompile: Hook
  /// Called before the spec's program starts.
  package var willEvaluate: Hook
  /// Called after the spec's program has returned its result.
  package var didEvaluate: Hook

  /// Creates hooks; omitted ones do nothing.
  package init(
    willCompile: @escaping Hook = { _ in }, didCompile: @escaping Hook = { _ in },
    willEvaluate: @escaping Hook = { _ in }, didEvaluate: @escaping Hook = { _ in }
  ) {
    self.willCompile = willCompile
    self.didCompile = didCompile
    self.willEvaluate = willEvaluate
    self.didEvaluate = didEvaluate
  }
}
