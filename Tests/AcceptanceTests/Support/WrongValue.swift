import ManifestTree
import TestSupport
import Testing

/// A value that Online Boutique's chart must reject.
struct WrongValue: CustomTestStringConvertible, Sendable {
  let path: String
  let value: Node
  /// The command's message.
  let message: String

  init(_ path: String, _ value: Node, _ message: String) {
    self.path = path
    self.value = value
    self.message = message
  }

  var testDescription: String { "\(path)=\(text)" }

  /// The value on the command line.
  var text: String { value.text ?? value.json }

  /// The value with its parent maps.
  var given: Node {
    path.split(separator: ".").reversed().reduce(value) { .map([String($1): $0]) }
  }

  static let all = [
    WrongValue("frontend.replicaCount", "several", "expected an integer between 0"),
    WrongValue("frontend.replicaCount", 1.5, "expected an integer between 0 and 2147483647, not 1.5"),
    WrongValue("frontend.replicaCount", -1, "not -1"),
    WrongValue("frontend.replicaCount", .null, "not null"),
    WrongValue("frontend.enabled", "maybe", "expected true or false, not \"maybe\""),
    WrongValue("frontend.placement", "spott", "did you mean 'spot'?"),
    WrongValue("frontend.autoscaling.minReplicas", 0, "expected an integer between 1"),
    WrongValue("frontend.image.tag", "a tag", "expected an image tag"),
    WrongValue("frontend.image.repository", "UPPER CASE", "expected an image name"),
    WrongValue("frontend.image.registry", "x", "unknown value 'frontend.image.registry'"),
    WrongValue("frontend.resources", ["limit": [:]], "unknown field 'limit'"),
    WrongValue("frontend.resources", ["limits": ["cpu": "much"]], "'much'"),
    WrongValue("frontend.nodeSelector", ["a"], "expected"),
    WrongValue("frontend.tolerations", [["operator": "Equals"]], "'Equals'"),
    WrongValue("frontend.affinity", ["podAffinities": [:]], "did you mean"),
    WrongValue("frontend.topologySpreadConstraints", [["maxSkew": 1]], "topologyKey"),
    WrongValue("frontend.pdb.minAvailable", true, "expected"),
    WrongValue("frontend.terminationGracePeriodSeconds", "soon", "or null"),
    WrongValue("frontend.extraEnv", [["value": "x"]], "name"),
    WrongValue("frontnd.enabled", true, "did you mean 'frontend"),
    WrongValue("gateways.frontendGateway.hosts", [], "a list of 1 or more"),
    WrongValue("gateways.frontendGateway.hosts", ["no host!"], "a lowercase host such as"),
    WrongValue("namePrefix", "Team_", "lowercase letters"),
    WrongValue("imageRegistry", "https://x y", "a registry such as"),
    WrongValue("spot.provider", "hetzner", "expected 'node-role', 'eks'"),
    WrongValue(
      "frontend.image.tag", true, "expected an image tag such as v1.2.3, or an empty string, not true"),
    WrongValue("frontend.env.enableTracing", true, "expected a string, or null, not true"),
    WrongValue(
      "frontend.podLabels.tier", "no label!", "expected a map in which each value is a label value"),
    WrongValue("frontend.podLabels.app", "other", "without the keys that the spec sets"),
    WrongValue("frontend.podLabels", ["A_": "x"], "with keys such as team or example.com/team"),
    WrongValue("frontend.podAnnotations", ["a/b/c": "x"], "with keys such as team or example.com/team"),
    WrongValue("frontend.nodeSelector", ["a/b/c": "x"], "with keys such as team or example.com/team"),
    WrongValue("frontend.pdb.minAvailable", "foo", "a percentage from 0% to 100%"),
    WrongValue("frontend.pdb.minAvailable", "150%", "a percentage from 0% to 100%"),
    WrongValue("frontend.pdb.minAvailable", "1", "a number of pods"),
    WrongValue("frontend.extraEnv", [["name": "A=B"]], "invalid environment variable name"),
    WrongValue(
      "frontend.extraEnv",
      [["name": "A", "value": "x", "valueFrom": ["secretKeyRef": ["name": "s", "key": "k"]]]],
      "value and valueFrom are mutually exclusive"),
    WrongValue(
      "frontend.extraEnv", [["name": "A", "valueFrom": ["secretKeyRef": ["key": "k"]]]],
      "Secret name is required"),
    WrongValue(
      "frontend.extraEnv", [["name": "A", "valueFrom": ["fieldRef": ["fieldPath": "foo"]]]],
      "unknown field path 'foo'"),
    WrongValue(
      "frontend.tolerations", [["key": "a", "operator": "Exists", "tolerationSeconds": 5]],
      "tolerationSeconds requires effect 'NoExecute'"),
    WrongValue("frontend.resources", ["limits": ["foo": 1]], "unknown resource 'foo'"),
    WrongValue(
      "frontend.autoscaling.behavior", ["scaleDown": ["stabilizationWindowSeconds": 4000]],
      "between 0 and 3600"),
    WrongValue("imagePullSecrets", [[:]], "with only the key 'name'"),
    WrongValue("imagePullSecrets", [["name": "A_B"]], "with only the key 'name'"),
    WrongValue("imagePullSecrets", [["name": "a"], ["name": "a"]], "different maps"),
    WrongValue("imageRegistry", "https://a.b", "a registry such as"),
    WrongValue("imageRegistry", "a.b/c:5", "a registry such as"),
    WrongValue("frontend.image.repository", "a:5000", "expected an image name"),
    WrongValue("namePrefix", .string(String(repeating: "a", count: 50)), "at most 37 lowercase letters"),
    WrongValue("experiments.load.users", "abc", "an integer between 1 and 100000"),
    WrongValue("experiments.load.duration", 0, "an integer between 1 and 86400"),
    WrongValue("experiments.load.availability", "most", "a percentage from 0 to 100, such as '99.9'"),
    WrongValue("experiments.load.availability", 101, "a percentage from 0 to 100, such as '99.9'"),
    WrongValue("global", 1, "'global': expected a map"),
    WrongValue("enabled", "maybe", "'enabled': expected true or false"),
    WrongValue("istio", true, "invalid value for 'istio': expected a map"),
  ]
}
