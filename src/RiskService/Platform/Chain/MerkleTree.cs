using System.Numerics;
using System.Security.Cryptography;

namespace RiskPlatform.Chain;

/// <summary>
/// The tree of RFC 9162 over a checkpoint's leaves: one signature covers them all, and a short path shows that one leaf
/// is among them without the others.
/// </summary>
internal static class MerkleTree
{
    /// <summary>The root over leaf hashes; of no leaves, the hash of nothing.</summary>
    internal static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0) return SHA256.HashData([]);
        if (leaves.Length == 1) return leaves[0];
        var left = Split(leaves.Length);
        return Node(Root(leaves[..left]), Root(leaves[left..]));
    }

    /// <summary>The root, and for each leaf the hashes that lead from it to there, the lowest first.</summary>
    internal static (byte[] Root, List<byte[]>[] Paths) RootAndPaths(byte[][] leaves)
    {
        var paths = new List<byte[]>[leaves.Length];
        for (var i = 0; i < paths.Length; i++) paths[i] = [];
        return (leaves.Length == 0 ? Root([]) : Build(leaves, paths, 0, leaves.Length), paths);
    }

    /// <summary>The root that a path leads to. Null if the path has not the length that the place asks for.</summary>
    internal static byte[]? RootFrom(byte[] leaf, long index, long count, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= count) return null;
        var (place, last, hash) = (index, count - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0) return null;
            if ((place & 1) == 1 || place == last)
            {
                hash = Node(sibling, hash);
                while ((place & 1) == 0 && place != 0) (place, last) = (place >> 1, last >> 1);
            }
            else
            {
                hash = Node(hash, sibling);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    private static byte[] Build(byte[][] leaves, List<byte[]>[] paths, int from, int count)
    {
        if (count == 1) return leaves[from];
        var left = Split(count);
        var (first, second) = (Build(leaves, paths, from, left), Build(leaves, paths, from + left, count - left));
        for (var i = from; i < from + left; i++) paths[i].Add(second);
        for (var i = from + left; i < from + count; i++) paths[i].Add(first);
        return Node(first, second);
    }

    /// <summary>The largest power of two below the count.</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> bytes = stackalloc byte[1 + ChainFormat.HashLength + ChainFormat.HashLength];
        bytes[0] = 0x01;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + ChainFormat.HashLength)..]);
        return SHA256.HashData(bytes);
    }
}
