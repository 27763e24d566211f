/// Called as a spec is worked on, with its path as in the request: for progress, and for tests that count.
///
/// A spec whose value comes from the cache calls none of them. Specs are loaded in parallel, so calls may overlap.
public struct LoadingHooks: Sendable {
  /// A step of loading.
  public typealias Hook = @Sendable (_ path: String) -> Void

  /// The compiler is about to start.
  public var willCompile: Hook
  /// The compiler has built the spec's program.
  public var didCompile: Hook
  /// The spec's program is about to start.
  public var willEvaluate: Hook
  /// The spec's program has handed over its result.
  public var didEvaluate: Hook

  /// Makes hooks; those left out do nothing.
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
