"""A small shop: it prints its port, fails every n-th request, and counts the requests.

Its counts, as JSON, are at /counts. A cookie identifies the cart of a customer, who can pay only for a cart that is not empty.
"""

import http.server
import json
import sys
import threading
import urllib.parse
import uuid

EVERY = int(sys.argv[1])
FORM = {
    "email", "street_address", "zip_code", "city", "state", "country", "credit_card_number",
    "credit_card_expiration_month", "credit_card_expiration_year", "credit_card_cvv",
}
lock = threading.Lock()
counts = {"requests": 0, "failures": 0, "bad": 0, "home": 0, "product": 0, "cart": 0, "filled": 0, "paid": 0}
carts = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, method):
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        form = {key: values[0] for key, values in urllib.parse.parse_qs(form).items()}
        if self.path == "/counts":
            return self.send(200, json.dumps(counts))
        with lock:
            counts["requests"] += 1
            is_failure = EVERY > 0 and counts["requests"] % EVERY == 0
            customer = (self.headers.get("Cookie") or "").partition("customer=")[2] or str(uuid.uuid4())
            status = 500 if is_failure else self.serve(method, form, carts.setdefault(customer, []))
            counts["failures"] += is_failure
            counts["bad"] += status == 422
        self.send(status, "", customer)

    def serve(self, method, form, cart):
        """The status of a request; 422 for an invalid one."""
        if (method, self.path) == ("GET", "/"):
            counts["home"] += 1
        elif method == "GET" and self.path.startswith("/product/"):
            counts["product"] += 1
        elif (method, self.path) == ("GET", "/cart"):
            counts["cart"] += 1
        elif (method, self.path) == ("POST", "/setCurrency") and "currency_code" in form:
            pass
        elif (method, self.path) == ("POST", "/cart") and form.get("product_id") and int(form["quantity"]) > 0:
            cart.append(form["product_id"])
            counts["filled"] += 1
        elif (method, self.path) == ("POST", "/cart/checkout") and set(form) == FORM and (cart or EVERY > 0):
            cart.clear()
            counts["paid"] += 1
        else:
            return 422
        return 200

    def send(self, status, text, customer=None):
        self.send_response(status)
        if customer:
            self.send_header("Set-Cookie", f"customer={customer}; Path=/")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_GET(self):
        self.answer("GET")

    def do_POST(self):
        self.answer("POST")

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_port, flush=True)
server.serve_forever()
