#include <stddef.h>
#include <stdint.h>

// libFuzzer's loop, for programs that have a main of their own; `-sanitize=fuzzer` links it.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test_one_input)(const uint8_t *data, size_t size));
