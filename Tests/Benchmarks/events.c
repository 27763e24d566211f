/* Counts the events that libyaml reads in a file. Its time is the minimum for any reader that is based on libyaml. */
#include <stdio.h>
#include <stdlib.h>
#include "yaml.h"

int main(int count, char **arguments) {
  FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
  if (!file) return 66;
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  unsigned char *bytes = malloc(size);
  if (!bytes || fread(bytes, 1, size, file) != size) return 74;
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return 70;
  yaml_parser_set_input_string(&parser, bytes, size);
  long events = 0;
  for (int last = 0; !last; events++) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event)) return 65;
    last = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  printf("%ld events\n", events);
  return 0;
}
