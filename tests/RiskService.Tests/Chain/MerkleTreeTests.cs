using System.Security.Cryptography;
using CsCheck;
using RiskPlatform.Chain;

namespace RiskService.Tests.Chain;

/// <summary>
/// The tree over a checkpoint's leaves: a path shows that a leaf is in it, at its place, and no other.
/// </summary>
public sealed class MerkleTreeTests
{
    private const int Most = 200;

    private static readonly Gen<byte[][]> Leaves = Gen.Byte.Array[32].Array[1, Most];

    [Fact]
    public void Every_leaf_of_a_tree_of_any_size_leads_to_its_root_and_to_no_other()
    {
        var leaves = Enumerable.Range(0, Most).Select(i => SHA256.HashData([(byte)i])).ToArray();
        for (var count = 1; count <= Most; count++)
        {
            var some = leaves[..count];
            var (root, paths) = MerkleTree.RootAndPaths(some);
            Assert.Equal(root, MerkleTree.Root(some));
            Assert.Equal(root, ByTheBook(some));
            Assert.Equal(count, paths.Length);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(root, MerkleTree.RootFrom(some[i], i, count, paths[i]));
                AssertOnlyThere(root, some[i], i, count, paths[i]);
            }
        }
    }

    [Fact]
    public void Anything_changed_leads_elsewhere() => Gen.Select(Leaves, Gen.Int[0, Most], Gen.Int[0, 255]).Sample(
        (leaves, place, bit) =>
        {
            var index = place % leaves.Length;
            var (root, paths) = MerkleTree.RootAndPaths(leaves);
            var changed = Flip(leaves[index], bit);
            Assert.NotEqual(root, MerkleTree.RootFrom(changed, index, leaves.Length, paths[index]));
            for (var i = 0; i < paths[index].Count; i++)
            {
                List<byte[]> path = [.. paths[index]];
                path[i] = Flip(path[i], bit);
                Assert.NotEqual(root, MerkleTree.RootFrom(leaves[index], index, leaves.Length, path));
            }

            byte[][] other = [.. leaves];
            other[index] = changed;
            Assert.NotEqual(root, MerkleTree.Root(other));
            Assert.NotEqual(root, MerkleTree.Root([.. leaves, changed]));
            if (leaves.Length > 1) Assert.NotEqual(root, MerkleTree.Root(leaves.AsSpan(1)));
        });

    [Fact]
    public void Paths_of_the_wrong_length_are_refused() => Gen.Select(Leaves, Gen.Int[0, Most]).Sample(
        (leaves, place) =>
        {
            var index = place % leaves.Length;
            var (_, paths) = MerkleTree.RootAndPaths(leaves);
            List<byte[]> longer = [.. paths[index], new byte[32]];
            Assert.Null(MerkleTree.RootFrom(leaves[index], index, leaves.Length, longer));
            if (paths[index].Count == 0) return;
            Assert.Null(MerkleTree.RootFrom(leaves[index], index, leaves.Length, paths[index][..^1]));
            Assert.Null(MerkleTree.RootFrom(leaves[index], index, leaves.Length, []));
        });

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    [InlineData(long.MaxValue, 3)]
    [InlineData(0, -1)]
    public void A_place_outside_of_the_tree_is_refused(long index, long count) =>
        Assert.Null(MerkleTree.RootFrom(new byte[32], index, count, []));

    /// <summary>RFC 6962, test data of its reference implementation: eight leaves of growing length.</summary>
    [Fact]
    public void Roots_that_others_have()
    {
        string[] data =
        [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ];
        (int Count, string Root)[] known =
        [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
            (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
            (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ];
        byte[][] leaves = [.. data.Select(d => SHA256.HashData([0, .. Convert.FromHexString(d)]))];
        Assert.All(known, k => Assert.Equal(
            k.Root, Convert.ToHexStringLower(MerkleTree.Root(leaves.AsSpan(0, k.Count)))));
    }

    /// <summary>
    /// No other place leads there. A tree of another size can share a path only where its shape at that place is the
    /// same; a tree of half the size, or of none, never.
    /// </summary>
    private static void AssertOnlyThere(byte[] root, byte[] leaf, int index, int count, List<byte[]> path)
    {
        for (var other = 0; other < count; other++)
        {
            if (other != index) Assert.NotEqual(root, MerkleTree.RootFrom(leaf, other, count, path));
        }

        foreach (var size in (int[])[index, count / 2, (2 * count) + 1])
        {
            if (size != count) Assert.NotEqual(root, MerkleTree.RootFrom(leaf, index, size, path));
        }
    }

    private static byte[] ByTheBook(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        var left = 1;
        while (left * 2 < leaves.Length) left *= 2;
        return SHA256.HashData([1, .. ByTheBook(leaves[..left]), .. ByTheBook(leaves[left..])]);
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
