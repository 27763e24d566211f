import Portolan
import Testing

@Suite struct `Errors in ports and calls` {
  @Test(arguments: examples) func `are reported at their positions`(_ example: Example) throws {
    try example.check()
  }

  @ListBuilder<Example> static var examples: [Example] {
    Example.parts("ports with different names and numbers are accepted") {
      Port(.http, 8080, servedAt: 80)
      Port(.grpc, 9090)
      Port(.udp, 8080)
      Port(.http, 15672, servedAt: .nowhere, name: "management")
    }
    Example.parts("a port number is 1 to 65535", "7 out-of-range", "8 out-of-range") {
      Port(.http, 0, line: 7)
      Port(.grpc, 65536, line: 8)
    }
    Example.parts("a served number is 1 to 65535", "7 out-of-range") { Port(.http, 80, servedAt: 0, line: 7) }
    Example.parts("a node port is 30000 to 32767", "7 out-of-range") {
      Port(.http, 80, nodePort: 8080, line: 7)
    }
    Example.parts("a host port is 1 to 65535", "7 out-of-range") { Port(.http, 80, hostPort: -1, line: 7) }
    Example.parts("a port name has at most 15 characters", "7 long-name") {
      Port(.http, 80, name: "http-management-api", line: 7)
    }
    Example.parts("a port name has a letter", "7 malformed-name") { Port(.http, 80, name: "8080", line: 7) }
    Example.parts("a port name has no uppercase letters", "7 malformed-name") {
      Port(.http, 80, name: "HTTP_API", line: 7)
    }
    Example.parts("an appProtocol is a qualified name", "7 malformed-key") {
      Port(.http, 80, appProtocol: "a b", line: 7)
    }
    Example.parts("two ports with the same name", "8 repeated-port-name") {
      Port(.http, 8080, line: 7)
      Port(.http, 8081, line: 8)
    }
    Example.parts("two ports with the same name in two containers", "8 repeated-port-name") {
      Port(.http, 8080, line: 7)
      Sidecar("proxy", image: "proxy:1") { Port(.http, 8081, line: 8) }
    }
    Example.parts("two ports with the same number in the pod", "8 port-conflict") {
      Port(.http, 8080, line: 7)
      Sidecar("proxy", image: "proxy:1") { Port(.grpc, 8080, line: 8) }
    }
    Example.parts("two ports served at the same number", "8 port-conflict") {
      Port(.http, 8080, servedAt: 80, line: 7)
      Port(.http, 8081, servedAt: 80, name: "http-admin", line: 8)
    }
    Example.parts("a conflict of two Services is reported once", "8 port-conflict") {
      Port(.http, 8080, servedAt: 80, line: 7)
      Port(.http, 8081, servedAt: 80, name: "http-admin", line: 8)
      Expose("call-external", as: .loadBalancer)
    }
    Example.parts("two host ports with the same number", "8 port-conflict") {
      Port(.http, 8080, hostPort: 80, line: 7)
      Port(.grpc, 8081, hostPort: 80, line: 8)
    }
    Example.parts("a host port in the node's network is the port itself", "7 host-port") {
      Port(.http, 8080, hostPort: 80, line: 7)
      Relax(.hostNetwork, because: "it is a proxy of the node")
    }
    Example("two node ports with the same number", "8 port-conflict") {
      Service("call", image: "call:1") { Port(.http, 80, nodePort: 30080, line: 7) }
      Service("payment", image: "payment:1") { Port(.http, 80, nodePort: 30080, line: 8) }
    }
    Example("two services cannot share a node port with different transports", "8 port-conflict") {
      Service("call", image: "call:1") { Port(.http, 80, nodePort: 30080, line: 7) }
      Service("payment", image: "payment:1") { Port(.udp, 80, nodePort: 30080, line: 8) }
    }
    Example.parts("one port with two transports can share a node port") {
      Port(.tcp, 53, nodePort: 30053)
      Port(.udp, 53, nodePort: 30053)
    }
    Example("a node port of a headless Service", "7 node-port") {
      Service("call", .statefulSet, image: "call:1") { Port(.http, 80, nodePort: 30080, line: 7) }
    }
    Example.parts("a node port of a ClusterIP Service", "7 node-port") {
      Port(.http, 80, nodePort: 30080, line: 7)
      Expose(as: .clusterIP)
    }
    Example.parts("a node port of a port that is not served", "7 node-port") {
      Port(.http, 80, servedAt: .nowhere, nodePort: 30080, line: 7)
    }
    Example.parts("a node port of a load balancer is accepted") {
      Port(.http, 80, nodePort: 30080)
      Expose(as: .loadBalancer)
    }

    Example.parts("an additional Service serves ports of the pod", "7 unknown-port") {
      Port(.http, 80)
      Expose("call-external", as: .loadBalancer, ports: ["htp"], line: 7)
    }
    Example.parts("an additional Service cannot serve a port with 'servedAt: .nowhere'", "7 unknown-port") {
      Port(.http, 80)
      Port(.http, 81, servedAt: .nowhere, name: "management")
      Expose("call-external", as: .loadBalancer, ports: ["management"], line: 7)
    }
    Example.parts("an additional Service requires a port", "7 exposed-without-port") {
      Expose("call-external", as: .loadBalancer, line: 7)
    }
    Example.parts("the service's own Service has one type", "8 repeated-exposure") {
      Port(.http, 80)
      Expose(as: .nodePort, line: 7)
      Expose(as: .loadBalancer, line: 8)
    }
    Example.parts("a Service's name begins with a letter", "7 malformed-name") {
      Port(.http, 80)
      Expose("1-external", as: .loadBalancer, line: 7)
    }
    Example.parts("a load balancer's addresses", "7 malformed-address", "7 malformed-address") {
      Port(.http, 80)
      Expose(
        as: .loadBalancer(LoadBalancer(address: "1.2.3", sourceRanges: ["10.0.0.0/8", "::/0", "10.0.0.1"])),
        line: 7)
    }
    Example.parts("session affinity lasts at most a day", "7 out-of-range") {
      Port(.http, 80)
      Expose(as: .clusterIP, affinity: ClientAffinity(timeout: "25h"), line: 7)
    }

    Example("an unknown callee", "7 unknown-callee") {
      Service("frontend", image: "frontend:1") { Calls("cartservise", as: "CART", port: "grpc", line: 7) }
      Service("cartservice", image: "cart:1") { Port(.grpc, 7070) }
    }
    Example("an unknown port of a callee", "7 unknown-port") {
      Service("frontend", image: "frontend:1") { Calls("cartservice", port: "gprc", line: 7) }
      Service("cartservice", image: "cart:1") { Port(.grpc, 7070) }
    }
    Example("a callee that serves no port", "7 no-served-port") {
      Service("frontend", image: "frontend:1") { Calls("loader", line: 7) }
      Service("loader", image: "loader:1")
    }
    Example("a callee whose port is not served", "7 unknown-port") {
      Service("frontend", image: "frontend:1") { Calls("cart", port: "management", line: 7) }
      Service("cart", image: "cart:1") {
        Port(.grpc, 7070)
        Port(.http, 9000, servedAt: .nowhere, name: "management")
      }
    }
    Example.parts("a host outside the system", "7 out-of-range", "8 malformed-host") {
      Calls(host: "accounts.google.com", port: 0, line: 7)
      Calls(host: "https://accounts.google.com", port: 443, line: 8)
      Calls(host: "10.1.2.3", port: 443)
    }
    Example.parts("a wildcard host has no address", "7 address-of-wildcard", "7 undeclared-wildcard") {
      Calls(host: "*.googleapis.com", port: 443, .tls, as: "APIS", line: 7)
    }
    Example("a wildcard host is declared") {
      Service("call", image: "call:1") { Calls(host: "*.googleapis.com", port: 443, .tls) }
    } resources: {
      ServiceEntry("apis", hosts: ["*.googleapis.com"]) { EntryPort(.tls, 443) }
    }
    Example("URLs of callees", "7 malformed-path", "8 malformed-scheme") {
      Service("frontend", image: "frontend:1") {
        Calls("cart", as: "CART", .url(path: "carts"), line: 7)
        Calls("cart", as: "CARTS", .url(scheme: "http://"), line: 8)
        Calls("cart", as: "LISTENER", .url(scheme: "PLAINTEXT"))
      }
      Service("cart", image: "cart:1") { Port(.http, 80) }
    }
  }
}
