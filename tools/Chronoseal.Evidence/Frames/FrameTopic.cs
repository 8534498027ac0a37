namespace Chronoseal.Evidence.Frames
{
    /// <summary>The topic on which a node publishes its frames (frame format, 3).</summary>
    public static class FrameTopic
    {
        private const string Head = "chronoseal/1/";
        private const string Tail = "/frame";

        /// <summary>The filter for the frames of all nodes.</summary>
        public const string AllNodes = Head + "+" + Tail;

        /// <summary>The topic of a node.</summary>
        public static string Of(string node) => Head + node + Tail;

        /// <summary>What stands in a frame topic in place of the node, valid or not; null when the topic is none.</summary>
        public static string? NodeIn(string topic)
        {
            bool isFrame = topic.Length >= Head.Length + Tail.Length
                && topic.StartsWith(Head, StringComparison.Ordinal) && topic.EndsWith(Tail, StringComparison.Ordinal);
            return isFrame ? topic[Head.Length..^Tail.Length] : null;
        }
    }
}
