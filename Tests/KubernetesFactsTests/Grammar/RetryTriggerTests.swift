import KubernetesFacts
import Testing

/// The effects of retry conditions.
@Suite struct RetryTriggerTests {
  @Test(arguments: ["5xx", "gateway-error", "reset", "retriable-4xx", "409", "500", "503", "511"])
  func `a condition on a response or a reset repeats requests that the server processed`(name: String) {
    #expect(RetryTrigger.accepts(name) && RetryTrigger.repeatsProcessed(name))
  }

  @Test(arguments: ["connect-failure", "refused-stream", "reset-before-request", "unavailable", "429"])
  func `a condition on a refused request repeats only requests that the server did not process`(name: String)
  {
    #expect(RetryTrigger.accepts(name) && !RetryTrigger.repeatsProcessed(name))
  }

  @Test func `conditions of resets are conditions of Envoy`() {
    #expect(RetryTrigger.ofResets.isSubset(of: RetryTrigger.names))
  }

  @Test func `conditions are separated by commas`() {
    #expect(RetryTrigger.list("5xx, reset") == ["5xx", "reset"] && RetryTrigger.list(nil) == [])
  }
}
