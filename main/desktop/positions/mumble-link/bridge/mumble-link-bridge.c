/* Carries Mumble Link out of Wine: games under Wine and Proton write into a named mapping that only programs in the same
   Wine can see. This program runs in that Wine and copies what they write to the shared memory of Linux, which Earshot or
   Mumble has created. See README.md in this folder.
   Usage: mumble-link-bridge.exe NAME, where NAME is MumbleLink.<user id>. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

#define TEXT_CHARACTERS 256
#define DESCRIPTION_CHARACTERS 2048
#define POLL_MS 20
#define MAX_READS 3

#define LINKED_MEMORY(character)                                             \
  {                                                                          \
    uint32_t version, tick;                                                  \
    float avatarPosition[3], avatarFront[3], avatarTop[3];                   \
    character name[TEXT_CHARACTERS];                                         \
    float cameraPosition[3], cameraFront[3], cameraTop[3];                   \
    character identity[TEXT_CHARACTERS];                                     \
    uint32_t contextLength;                                                  \
    uint8_t context[256];                                                    \
    character description[DESCRIPTION_CHARACTERS];                           \
  }

struct WindowsLink LINKED_MEMORY(uint16_t);
struct LinuxLink LINKED_MEMORY(uint32_t);
_Static_assert(sizeof(struct WindowsLink) == 5460, "equals Mumble's struct on Windows");
_Static_assert(sizeof(struct LinuxLink) == 10580, "equals Mumble's struct on Linux");

/* Converts UTF-16 to UTF-32. Leaves lone surrogates unchanged, because Earshot replaces them. */
static void widen(const uint16_t *from, uint32_t *to, int characters) {
  int written = 0;
  for (int index = 0; index < characters && from[index] != 0; index++) {
    uint32_t code = from[index];
    int isPair = (code & 0xfc00) == 0xd800 && index + 1 < characters && (from[index + 1] & 0xfc00) == 0xdc00;
    if (isPair) code = 0x10000 + ((code & 0x3ff) << 10) + (from[++index] & 0x3ff);
    to[written++] = code;
  }
}

static void convert(const struct WindowsLink *from, struct LinuxLink *to) {
  memset(to, 0, sizeof(*to));
  to->version = from->version;
  to->tick = from->tick;
  memcpy(to->avatarPosition, from->avatarPosition, 9 * sizeof(float));
  widen(from->name, to->name, TEXT_CHARACTERS);
  memcpy(to->cameraPosition, from->cameraPosition, 9 * sizeof(float));
  widen(from->identity, to->identity, TEXT_CHARACTERS);
  to->contextLength = from->contextLength;
  memcpy(to->context, from->context, sizeof(to->context));
  widen(from->description, to->description, DESCRIPTION_CHARACTERS);
}

/* Reads until two reads in a row agree, because the game writes without a lock. Returns 0 if none do. */
static int readWhole(const volatile struct WindowsLink *shared, struct WindowsLink *link) {
  struct WindowsLink again;
  memcpy(link, (const void *)shared, sizeof(*link));
  for (int reads = 1; reads < MAX_READS; reads++) {
    memcpy(&again, (const void *)shared, sizeof(again));
    if (memcmp(link, &again, sizeof(again)) == 0) return 1;
    *link = again;
  }
  return 0;
}

/* Writes the memory if it exists. Opens it for each write, so that it finds a memory that was recreated. Never creates
   one: its owner decides about it. */
static int writeLink(const char *path, const struct LinuxLink *link) {
  DWORD written = 0;
  HANDLE file = CreateFileA(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return 0;
  int isWritten = WriteFile(file, link, sizeof(*link), &written, NULL) && written == sizeof(*link);
  CloseHandle(file);
  return isWritten;
}

int main(int argc, char **argv) {
  char path[128];
  if (argc != 2 || strlen(argv[1]) > 60 || strpbrk(argv[1], "/\\:") != NULL) {
    fprintf(stderr, "Usage: mumble-link-bridge.exe MumbleLink.<user id>\n");
    return 2;
  }
  snprintf(path, sizeof(path), "Z:\\dev\\shm\\%s", argv[1]);
  HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, sizeof(struct WindowsLink), L"MumbleLink");
  const volatile struct WindowsLink *shared = mapping == NULL ? NULL : MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, sizeof(struct WindowsLink));
  if (shared == NULL) {
    fprintf(stderr, "The mapping MumbleLink cannot be opened (error %lu).\n", GetLastError());
    return 1;
  }
  static struct WindowsLink link;
  static struct LinuxLink wide;
  int couldWrite = 1;
  printf("Carrying Mumble Link to %s. Close this window to stop.\n", path);
  fflush(stdout);
  for (uint32_t lastTick = shared->tick;; Sleep(POLL_MS)) {
    if (shared->tick == lastTick || !readWhole(shared, &link)) continue;
    lastTick = link.tick;
    convert(&link, &wide);
    int canWrite = writeLink(path, &wide);
    if (canWrite != couldWrite) fprintf(stderr, canWrite ? "Writing again.\n" : "%s cannot be written. Start Earshot.\n", path);
    couldWrite = canWrite;
  }
}
