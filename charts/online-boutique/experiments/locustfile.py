# Rendered by portolan from the spec of online-boutique; change the spec, not this file.
"""Customers of the shop: they browse products, fill the cart and pay."""

import datetime
import random

from locust import HttpUser, between, task

PRODUCTS = [
    "0PUK6V6EV0",
    "1YMWWN1N4O",
    "2ZYFJ3GM2N",
    "66VCHSJNUP",
    "6E92ZMYYFZ",
    "9SIQT8TOJO",
    "L9ECAV7KIM",
    "LS4PSXUNUM",
    "OLJCESPC7Z",
]
CURRENCIES = ["EUR", "USD", "JPY", "CAD", "GBP", "TRY"]


class Customer(HttpUser):
    """One customer with a separate session."""

    wait_time = between(1, 3)

    def on_start(self):
        self.home()

    @task(1)
    def home(self):
        self.client.get("/")

    @task(2)
    def set_currency(self):
        self.client.post("/setCurrency", {"currency_code": random.choice(CURRENCIES)})

    @task(10)
    def browse(self):
        self.client.get(f"/product/{random.choice(PRODUCTS)}", name="/product/[id]")

    @task(3)
    def view_cart(self):
        self.client.get("/cart")

    @task(2)
    def fill_cart(self):
        product = random.choice(PRODUCTS)
        self.client.get(f"/product/{product}", name="/product/[id]")
        self.client.post("/cart", {"product_id": product, "quantity": random.randint(1, 5)})

    @task(1)
    def check_out(self):
        self.fill_cart()
        self.client.post(
            "/cart/checkout",
            {
                "email": "customer@example.com",
                "street_address": "1 Example Street",
                "zip_code": "12345",
                "city": "Example",
                "state": "EX",
                "country": "Exampleland",
                "credit_card_number": "4432801561520454",
                "credit_card_expiration_month": "1",
                "credit_card_expiration_year": str(datetime.date.today().year + 1),
                "credit_card_cvv": "672",
            },
        )
