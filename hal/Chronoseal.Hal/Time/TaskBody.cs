namespace Chronoseal.Hal
{
    /// <summary>What a task does, from its start to its end.</summary>
    public delegate void TaskBody();
}
