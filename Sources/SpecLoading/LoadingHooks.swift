/// Callbacks for the steps of loading a spec, with its path from the request: for progress output, and for tests.
///
/// A spec with a cached value calls none of them. Specs are loaded in parallel, so calls can overlap.
public struct LoadingHooks: Sendable {
  /// A step of loading.
  public typealias Hook = @Sendable (_ path: String) -> Void

  /// Called before the compiler starts.
  public var willCompile: Hook
  /// Called after the compiler has built the spec's program.
  public var didCompile: Hook
  /// Called before the spec's program starts.
  public var willEvaluate: Hook
  /// Called after the spec's program has returned its result.
  public var didEvaluate: Hook

  /// Creates hooks; omitted ones do nothing.
  public init(
    willCompile: @escaping Hook = { _ in }, didCompile: @escaping Hook = { _ in },
    willEvaluate: @escaping Hook = { _ in }, didEvaluate: @escaping Hook = { _ in }
  ) {
    self.willCompile = willCompile
    self.didCompile = didCompile
    self.willEvaluate = willEvaluate
    self.didEvaluate = didEvaluate
  }
}
