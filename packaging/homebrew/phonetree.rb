class Phonetree < Formula
  desc "Phone menus (IVRs) as text files: call, practice, test and prove them"
  homepage "@HOME@"
  url "@HOME@/releases/download/v@VERSION@/phonetree-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  on_linux do
    depends_on "pkgconf" => :build
    depends_on "alsa-lib"
  end

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"phonetree", "completions")
    system bin/"phonetree", "man", "--out", man1
  end

  test do
    assert_match "(California Service Center is closed)",
      shell_output("#{bin}/phonetree call 1-800-790-4661 --at '2026-11-30 07:15' --keys 1 --fast --mute --plain")
  end
end
